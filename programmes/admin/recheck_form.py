"""The form of one call to a centre: what was confirmed there, of each programme and of the centre itself."""

from django import forms
from django.db import transaction
from django.utils import timezone

from programmes.admin.how_form import HowForm
from programmes.admin.subject_form import CHANGED_MEANWHILE, UNREMEMBERED, SubjectForm
from programmes.checking import outcome_as_it_stands, record_checks
from programmes.due import DueCentre, DueListing
from programmes.models import FactCheck
from programmes.vocabulary import CheckOutcome, Topic

# The press for a call that nobody answered.
NOT_REACHED = "_not_reached"


class ListingForm(SubjectForm):
    """A tick for each topic that was asked about and has not changed."""

    def __init__(self, data, *, due: DueListing):
        states = [topic.state for topic in due.topics]
        prefix = f"{due.kind}-{due.subject.pk}"
        super().__init__(data, subject=due.subject, states=states, posts=due.posts, prefix=prefix)
        self.due = due

    def add_topic(self, topic: Topic) -> None:
        self.fields[f"same_{topic}"] = forms.BooleanField(
            label=topic.label, widget=forms.CheckboxInput(attrs=UNREMEMBERED), required=False
        )
        super().add_topic(topic)
        self.fields[f"words_{topic}"].help_text = ""

    def topic_rows(self) -> list[dict]:
        return [
            {
                "due": due,
                "same": self[f"same_{due.state.topic}"],
                "words": self[f"words_{due.state.topic}"],
                "people": self.people_fields() if due.state.topic == Topic.LEADERSHIP else [],
            }
            for due in self.due.topics
        ]

    def ticked(self) -> list[Topic]:
        return [state.topic for state in self.states if self.cleaned_data.get(f"same_{state.topic}")]

    def clean(self):
        super().clean()
        ticked = self.ticked()
        for state in self.states:
            if state.topic not in ticked and self.cleaned_data.get(f"words_{state.topic}"):
                self.add_error(f"same_{state.topic}", "You wrote down their words: tick this too.")
        people = self.cleaned_data.get("people") or self.cleaned_data.get("nobody_confirmed")
        if people and Topic.LEADERSHIP not in ticked:
            self.add_error("people", "You ticked people: tick “Who leads it” too, or untick them.")

    def record(self, **how) -> list[FactCheck]:
        """Record what was ticked; a refusal stands in `errors`."""
        ticked = self.ticked()
        if ticked and not self.is_unchanged():
            self.add_error(None, CHANGED_MEANWHILE)
            return []
        return [
            check
            for topic in ticked
            for check in self.record_topic(
                topic, outcome_as_it_stands(self.subject, topic), f"same_{topic}", **how
            )
        ]


class RecheckForm:
    """The day and the way, asked once, and a `ListingForm` for each programme and for the centre."""

    def __init__(self, data, due: DueCentre):
        self.how = HowForm(data, initial={"on": timezone.localdate()})
        self.listings = [ListingForm(data, due=listing) for listing in due.listings]

    @property
    def forms(self) -> list[forms.Form]:
        return [self.how, *self.listings]

    @property
    def errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def record_not_reached(self, by) -> list[FactCheck]:
        """Record of all that is due that nobody could be reached, which moves no date; nothing if something was ticked."""
        if self.errors:
            return []
        if any(form.ticked() for form in self.listings):
            self.how.add_error(
                None, "You ticked what they confirmed: untick it, or press “Checked, nothing changed”."
            )
            return []
        if not any(form.due.to_ask for form in self.listings):
            self.how.add_error(None, "Nothing is due here, so there is nothing to note.")
            return []
        how = self.how.how() | {"by": by, "outcome": CheckOutcome.NOT_REACHED}
        with transaction.atomic():
            return [
                check
                for form in self.listings
                if (topics := [due.state.topic for due in form.due.to_ask])
                for check in record_checks(form.subject, topics, **how)
            ]

    def record(self, by) -> list[FactCheck]:
        """Record everything ticked or, with the reasons beside the fields, nothing (an empty list)."""
        if self.errors:
            return []
        if not any(form.ticked() for form in self.listings):
            self.how.add_error(None, "Tick at least one thing that they confirmed.")
            return []
        with transaction.atomic():
            checks = [check for form in self.listings for check in form.record(by=by, **self.how.how())]
            if self.errors:
                transaction.set_rollback(True)
                return []
        return checks
