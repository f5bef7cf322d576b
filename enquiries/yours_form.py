"""What a visitor can add to an enquiry."""

from django import forms
from django.utils.translation import gettext_lazy as _

from enquiries.form_fields import PlainText
from enquiries.visitor_form import VisitorForm


class LineForm(VisitorForm):
    text = PlainText(
        label=_("Add a line"),
        help_text=_(
            "Something you forgot, or a further question. Please leave out names and details that we do not need."
        ),
        longest=5000,
        what=_("your line"),
        error_messages={"required": _("Write what you want to add.")},
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
