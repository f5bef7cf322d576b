"""What staff write to an enquiry."""

import uuid

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from enquiries.form_fields import PlainText
from enquiries.models import Enquiry, Team
from enquiries.models.absence import are_there
from enquiries.moved_on import MovedOn, mark_of
from enquiries.vocabulary import CallOutcome

ONE_OF_TWO = "Choose a colleague or a team: one of them."


def _text(rows: int, **kwargs) -> PlainText:
    widget = forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})
    return PlainText(longest=10_000, what="the text", widget=widget, **kwargs)


class EntryForm(forms.Form):
    # So that a second press writes nothing twice.
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    # What the page showed (see moved_on.py).
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, enquiry: Enquiry):
        super().__init__(data)
        self.enquiry = enquiry
        if "seen" in self.fields:
            self.fields["seen"].initial = mark_of(enquiry)

    def refuse(self, moved: MovedOn) -> None:
        """Sent a second time, with the mark that there is now, it was meant."""
        data = self.data.copy()
        data["seen"] = moved.mark
        self.data = data
        self.add_error(None, str(moved))


class AnswerForm(EntryForm):
    text = _text(
        12,
        label="Your answer",
        help_text="Information, never medical advice. It cannot be altered afterwards: to correct it, write another.",
    )


class CallForm(EntryForm):
    outcome = forms.ChoiceField(label="How it went", choices=CallOutcome, widget=forms.RadioSelect)
    text = _text(4, label="Note", required=False, help_text="For staff alone: the visitor never sees it.")


class NoteForm(EntryForm):
    seen = None

    text = _text(
        5, label="Note", help_text="For staff alone: the visitor never sees it. It cannot be altered."
    )


class HandOverForm(EntryForm):
    person = forms.ModelChoiceField(User.objects.none(), label="To a colleague", required=False)
    team = forms.ModelChoiceField(
        Team.objects.all(),
        label="Or to a team",
        required=False,
        help_text="Whoever of it has the fewest open enquiries gets it.",
    )
    text = _text(3, label="What they need to know", required=False)

    def __init__(self, data=None, *, enquiry: Enquiry):
        super().__init__(data, enquiry=enquiry)
        colleagues = User.objects.filter(are_there(timezone.localdate())).exclude(pk=enquiry.assigned_to_id)
        self.fields["person"].queryset = colleagues.order_by("username")

    def clean(self):
        person, team = self.cleaned_data.pop("person", None), self.cleaned_data.pop("team", None)
        if not self.errors and bool(person) == bool(team):
            raise forms.ValidationError(ONE_OF_TWO)
        self.cleaned_data["to"] = person or team
