"""What we ask a visitor, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import to_python as parse_phone

from enquiries import consent
from enquiries.form_fields import EmailLine, OneLine, PlainText
from enquiries.visitor_form import OpenForm
from enquiries.vocabulary import AskingFor

ONE_WAY_TO_REPLY = _("Enter an e-mail address or a phone number, so that we can reply.")
NO_QUESTION = _("Write your question.")
NO_QUESTION_OF_ANY_KIND = _("Write your question, or tick the questions above it.")
WRONG_PHONE = _("Enter a phone number with its area code, such as 020 7946 0123.")


@dataclass(frozen=True)
class Questions:
    """What one listing leaves open. `about` names it where there are several."""

    about: str
    questions: Sequence[str]

    @property
    def as_text(self) -> str:
        """One on each line."""
        return "\n".join([*([f"{self.about}:"] if self.about else []), *self.questions])


class EnquiryForm(OpenForm):
    """One question to the team. It asks for the relationship, never for who the other person is."""

    asking_for = forms.ChoiceField(
        label=_("Who are you asking for?"),
        choices=AskingFor.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who you are asking for."),
            "invalid_choice": _("Choose one of the three."),
        },
    )
    name = OneLine(
        label=_("Your first name"),
        help_text=_("Only so that we know what to call you. You can leave it empty."),
        longest=80,
        what=_("your name"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    email = EmailLine(label=_("E-mail"))
    phone = OneLine(
        label=_("Phone"),
        longest=40,
        what=_("the phone number"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    is_safe_voicemail = forms.BooleanField(label=_("leave a voicemail"), required=False)
    is_safe_to_say_who = forms.BooleanField(label=_("say who we are if someone else answers"), required=False)
    is_safe_text = forms.BooleanField(label=_("send a text message"), required=False)
    call_when = OneLine(
        label=_("When is a good time to call?"),
        help_text=_("If you gave a phone number. For example: weekdays after 6."),
        longest=120,
        what=_("when to call"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    message = PlainText(
        label=_("Your question"),
        help_text=_("Please leave out names and details that we do not need."),
        longest=5000,
        what=_("your question"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 7, "autocomplete": "off"}),
    )
    attach_questions = forms.BooleanField(required=False)
    consent = forms.BooleanField(
        error_messages={
            "required": _("Tick the box if we may read and keep your question. Without it we cannot answer.")
        }
    )

    def __init__(self, *args, questions: Sequence[Questions] = (), **kwargs):
        """`questions`: what the listings asked about leave open, to be attached with one tick."""
        super().__init__(*args, **kwargs)
        self.questions = questions
        if not questions:
            del self.fields["attach_questions"]

    def clean_phone(self) -> str:
        """The number with its country code, and its extension if it has one."""
        number = parse_phone(self.cleaned_data["phone"])
        if not number:
            return ""
        if not number.is_valid():
            raise forms.ValidationError(WRONG_PHONE)
        return number.as_international

    def clean(self):
        ways = ("email", "phone")
        if not any(self.cleaned_data.get(way) or way in self.errors for way in ways):
            self.add_error("email", ONE_WAY_TO_REPLY)
        is_asked = self.cleaned_data.get("message") or self.cleaned_data.get("attach_questions")
        if not is_asked and "message" not in self.errors:
            self.add_error("message", NO_QUESTION_OF_ANY_KIND if self.questions else NO_QUESTION)

    def answers(self) -> dict:
        """What is stored of a valid form."""
        stored = dict(self.cleaned_data)
        del stored["consent"]
        attached = self.questions if stored.pop("attach_questions", False) else ()
        return stored | {"listing_questions": "\n\n".join(one.as_text for one in attached)}

    @property
    def consent_wording(self) -> str:
        return consent.current_wording()
