"""What we ask of somebody who has seen a mistake, and no more."""

from django import forms

from enquiries.form_fields import EmailLine, PlainText
from enquiries.visitor_form import OpenForm
from enquiries.vocabulary import MistakeTopic

LONGEST = 2000


class MistakeForm(OpenForm):
    """One mistake in one listing. It asks about the listing, never about who has seen the mistake."""

    topic = forms.ChoiceField(
        label="What is it about?",
        choices=MistakeTopic.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what it is about.",
            "invalid_choice": "Choose what it is about from the list.",
        },
    )
    wrong = PlainText(
        label="What is wrong?",
        help_text="Please name nobody, and leave out anybody’s health. We only need to know about the listing.",
        longest=LONGEST,
        what="what is wrong",
        error_messages={"required": "Write what is wrong."},
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    right = PlainText(
        label="What is right, if you know?",
        help_text="And how you know it, if you can say so without naming anybody. You can leave it empty.",
        longest=LONGEST,
        what="what is right",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    email = EmailLine(
        label="Your e-mail, if you want to hear what we did",
        help_text="You can leave it empty. We use it for this report and for nothing else.",
    )
