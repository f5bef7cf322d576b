"""What we ask of somebody who has seen a mistake, and no more."""

from django import forms
from django.utils.translation import gettext_lazy as _

from enquiries.form_fields import EmailLine, PlainText
from enquiries.visitor_form import OpenForm
from enquiries.vocabulary import MistakeTopic

LONGEST = 2000


class MistakeForm(OpenForm):
    """One mistake in one listing. It asks about the listing, never about who has seen the mistake."""

    topic = forms.ChoiceField(
        label=_("What is it about?"),
        choices=MistakeTopic.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is about."),
            "invalid_choice": _("Choose what it is about from the list."),
        },
    )
    wrong = PlainText(
        label=_("What is wrong?"),
        help_text=_(
            "Please name nobody, and leave out anybody’s health. We only need to know about the listing."
        ),
        longest=LONGEST,
        what=_("what is wrong"),
        error_messages={"required": _("Write what is wrong.")},
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    right = PlainText(
        label=_("What is right, if you know?"),
        help_text=_("And how you know it, if you can say so without naming anybody. You can leave it empty."),
        longest=LONGEST,
        what=_("what is right"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    email = EmailLine(
        label=_("Your e-mail, if you want to hear what we did"),
        help_text=_("You can leave it empty. We use it for this report and for nothing else."),
    )
