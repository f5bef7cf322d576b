"""What we ask a visitor, and no more."""

import uuid
from collections.abc import Sequence
from functools import cached_property

from django import forms
from django.core.validators import EmailValidator
from phonenumber_field.phonenumber import to_python as parse_phone

from enquiries import consent
from enquiries.form_fields import OneLine, PlainText
from enquiries.vocabulary import AskingFor

ONE_WAY_TO_REPLY = "Enter an e-mail address or a phone number, so that we can reply."
NO_QUESTION = "Write your question."
NO_QUESTION_OF_ANY_KIND = "Write your question, or tick the questions above it."
WRONG_EMAIL = "Enter an e-mail address in the form name@example.org."
WRONG_PHONE = "Enter a phone number with its area code, such as 020 7946 0123."


def parse_key(text: str | None) -> uuid.UUID:
    """The form's own key; a new one when it is missing or garbled, since that is no fault of the visitor."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return uuid.uuid4()


class EnquiryForm(forms.Form):
    """One question to the team. It asks for the relationship, never for who the other person is."""

    asking_for = forms.ChoiceField(
        label="Who are you asking for?",
        choices=AskingFor.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose who you are asking for.",
            "invalid_choice": "Choose one of the three.",
        },
    )
    name = OneLine(
        label="Your first name",
        help_text="Only so that we know what to call you. You can leave it empty.",
        longest=80,
        what="your name",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    email = OneLine(
        label="E-mail",
        longest=254,
        what="the e-mail address",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    phone = OneLine(
        label="Phone",
        longest=40,
        what="the phone number",
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    is_safe_voicemail = forms.BooleanField(label="leave a voicemail", required=False)
    is_safe_to_say_who = forms.BooleanField(label="say who we are if someone else answers", required=False)
    is_safe_text = forms.BooleanField(label="send a text message", required=False)
    call_when = OneLine(
        label="When is a good time to call?",
        help_text="If you gave a phone number. For example: weekdays after 6.",
        longest=120,
        what="when to call",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    message = PlainText(
        label="Your question",
        help_text="Please leave out names and details that we do not need.",
        longest=5000,
        what="your question",
        required=False,
        widget=forms.Textarea(attrs={"rows": 7, "autocomplete": "off"}),
    )
    attach_questions = forms.BooleanField(required=False)
    consent = forms.BooleanField(
        error_messages={
            "required": "Tick the box if we may read and keep your question. Without it we cannot answer."
        }
    )

    def __init__(self, *args, questions: Sequence[str] = (), **kwargs):
        """`questions`: what the listing leaves open, to be attached with one tick."""
        super().__init__(*args, **kwargs)
        self.questions = questions
        if not questions:
            del self.fields["attach_questions"]

    @cached_property
    def key(self) -> uuid.UUID:
        """Carried by the form in a hidden field, so that a second press is not a second enquiry."""
        return parse_key(self.data.get("key"))

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if email:
            EmailValidator(WRONG_EMAIL)(email)
        return email

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
        return stored | {"listing_questions": "\n".join(attached)}

    def problems(self) -> list[tuple[str, str]]:
        """For the summary of errors: the id of the first control to go to, and the sentence."""
        return [
            (self._first_id(name), str(error)) for name in self.fields for error in self.errors.get(name, ())
        ]

    def _first_id(self, name: str) -> str:
        bound = self[name]
        return f"{bound.auto_id}_0" if bound.use_fieldset else bound.auto_id

    @property
    def consent_wording(self) -> str:
        return consent.current_wording()
