"""The form of one act of checking: some topics of one listing, asked in one call or read on one page."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from programmes.admin.how_form import HowForm
from programmes.admin.subject_form import CHANGED_MEANWHILE, SubjectForm, posts_of
from programmes.checking import outcome_as_it_stands, topic_states, topics_of
from programmes.models import Centre, FactCheck, Programme
from programmes.topics import THREE_QUESTIONS
from programmes.vocabulary import ANSWERED, CheckOutcome, Topic

# The two short presses: for the three questions, and for everything that the listing says.
NOTHING_CHANGED = "_nothing_changed"
NOTHING_AT_ALL = "_nothing_at_all"


class CheckForm(SubjectForm, HowForm):
    def __init__(self, data=None, *, subject: Programme | Centre):
        super().__init__(data, subject=subject, states=topic_states(subject), posts=posts_of(subject))

    def add_topic(self, topic: Topic) -> None:
        choices = [("", "Not asked this time"), *CheckOutcome.choices]
        self.fields[f"outcome_{topic}"] = forms.ChoiceField(label="Outcome", choices=choices, required=False)
        super().add_topic(topic)

    def topic_rows(self) -> list[dict]:
        """What the page shows of each topic: how it stands, and the fields to fill in."""
        return [
            {
                "state": state,
                "outcome": self[f"outcome_{state.topic}"],
                "words": self[f"words_{state.topic}"],
                "people": self.people_fields() if state.topic == Topic.LEADERSHIP else [],
            }
            for state in self.states
        ]

    def clean(self):
        super().clean()
        outcomes = self._outcomes()
        for state in self.states:
            if self.cleaned_data.get(f"words_{state.topic}") and state.topic not in outcomes:
                self.add_error(
                    f"outcome_{state.topic}", "You wrote down their words: choose what came of it too."
                )
        if self.cleaned_data.get("people") and outcomes.get(Topic.LEADERSHIP) not in ANSWERED:
            self.add_error(
                "people", "You ticked people: choose “Confirmed” or “Changed” below, or untick them."
            )
        elif not outcomes:
            raise ValidationError("Choose an outcome for at least one topic.")

    def _outcomes(self) -> dict[Topic, str]:
        """The outcome of each topic that was checked."""
        if NOTHING_AT_ALL in self.data:
            return self._without_unasked(self._as_they_stand(topics_of(self.subject)))
        if NOTHING_CHANGED in self.data:
            return self._as_they_stand(self.short_topics())
        chosen = {state.topic: self.cleaned_data.get(f"outcome_{state.topic}") for state in self.states}
        return {topic: outcome for topic, outcome in chosen.items() if outcome}

    def _as_they_stand(self, topics: Sequence[Topic]) -> dict[Topic, str]:
        return {topic: outcome_as_it_stands(self.subject, topic) for topic in topics}

    def _without_unasked(self, outcomes: dict[Topic, str]) -> dict[Topic, str]:
        """Without what the listing leaves empty, unless every call asks it: the page would say that they did not know."""
        return {
            topic: outcome
            for topic, outcome in outcomes.items()
            if topic in THREE_QUESTIONS
            or outcome == CheckOutcome.CONFIRMED
            or self.cleaned_data.get(f"words_{topic}")
        }

    def short_topics(self) -> list[Topic]:
        """What “nothing changed” is about: a programme's three questions, or all of a centre."""
        is_programme = isinstance(self.subject, Programme)
        return [topic for topic in topics_of(self.subject) if not is_programme or topic in THREE_QUESTIONS]

    def record(self, by) -> list[FactCheck]:
        """Record everything or, with the reasons added to the form, nothing (an empty list)."""
        with transaction.atomic():
            if not self.is_unchanged():
                self.add_error(None, CHANGED_MEANWHILE)
                return []
            checks = [
                check
                for topic, outcome in self._outcomes().items()
                for check in self.record_topic(topic, outcome, f"outcome_{topic}", by=by, **self.how())
            ]
            if self.errors:
                transaction.set_rollback(True)
                return []
        return checks
