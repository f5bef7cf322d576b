"""Text as a form takes it: every refusal is a sentence, and nothing is cut short in silence."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

# Control characters, and the Unicode line ends that a mail header would break at.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
LINE_END = re.compile(r"[\r\n\t]")

WRONG_EMAIL = _("Enter an e-mail address in the form name@example.org.")


class PlainText(forms.CharField):
    """Text of at most `longest` characters, without control characters; line ends become one character.

    There is no maxlength attribute: a browser would cut what somebody pastes without a word.
    """

    def __init__(self, *, longest: int, what: str | Promise, **kwargs):
        super().__init__(**kwargs)
        self.what = what
        message = format_lazy(
            _("Shorten {what} to {longest} characters. It has %(show_value)s."),
            what=what,
            longest=f"{longest:,}",
        )
        self.validators = [MaxLengthValidator(longest, message)]

    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        if CONTROL.search(text):
            raise ValidationError(
                _("Take out of %(what)s the characters that cannot be shown, and type them again."),
                params={"what": self.what},
            )
        return text


class OneLine(PlainText):
    """The same on a single line."""

    def to_python(self, value):
        text = super().to_python(value)
        if LINE_END.search(text):
            raise ValidationError(_("Write %(what)s on one line."), params={"what": self.what})
        return text


class EmailLine(OneLine):
    """An e-mail address, or nothing unless it is `required`. A browser offers one's own, by `autocomplete`."""

    def __init__(self, *, required: bool = False, autocomplete: str = "email", **kwargs):
        widget = forms.EmailInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"})
        super().__init__(
            longest=254, what=_("the e-mail address"), required=required, widget=widget, **kwargs
        )

    def clean(self, value):
        address = super().clean(value)
        if address:
            EmailValidator(WRONG_EMAIL)(address)
        return address
