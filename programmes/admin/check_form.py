"""The form of one act of checking: some topics of one listing, asked in one call or read on one page."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from programmes.checking import (
    NOBODY_CONFIRMED,
    has_answer,
    record_checks,
    topic_states,
    topics_of,
)
from programmes.models import Appointment, FactCheck, Programme
from programmes.models.checks import NEEDS_SOURCE
from programmes.topics import THREE_QUESTIONS, values_text
from programmes.vocabulary import ANSWERED, CheckMethod, CheckOutcome, LeaderRole, Topic

NOTHING_CHANGED = "_nothing_changed"
# Some browsers tick again, after a reload, what was ticked before it.
UNREMEMBERED = {"autocomplete": "off"}


def fingerprint(subject) -> str:
    """Stands for everything the listing said, and everybody in post, when the page was opened."""
    said = [values_text(subject, topic) for topic in topics_of(subject)]
    if isinstance(subject, Programme):
        posts = subject.appointments.open(timezone.localdate()).order_by("pk")
        said += [str(post) for post in posts.values_list("pk", "therapist", "role")]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


class CheckForm(forms.Form):
    on = forms.DateField(
        label="Day you asked or looked",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    method = forms.ChoiceField(label="How", choices=[("", "---------"), *CheckMethod.choices])
    source_url = forms.URLField(
        label="Source address",
        widget=forms.URLInput(attrs={"size": 60}),
        required=False,
        assume_scheme="https",
        max_length=FactCheck._meta.get_field("source_url").max_length,
        help_text="The page you read: always, if you checked on a website.",
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, subject):
        super().__init__(data, initial={"on": timezone.localdate(), "seen": fingerprint(subject)})
        self.subject, self.states = subject, topic_states(subject)
        for state in self.states:
            self._add_topic(state.topic)
        if isinstance(subject, Programme):
            self._add_people()

    def _add_topic(self, topic: Topic) -> None:
        choices = [("", "Not asked this time"), *CheckOutcome.choices]
        self.fields[f"outcome_{topic}"] = forms.ChoiceField(label="Outcome", choices=choices, required=False)
        self.fields[f"words_{topic}"] = forms.CharField(
            label="In the centre's own words",
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
            help_text="As they put it. No names.",
        )

    def _add_people(self) -> None:
        """Nobody is ticked beforehand: a tick that was overlooked would confirm somebody who left."""
        posts = Appointment.objects.filter(programme=self.subject).open(timezone.localdate())
        self.fields["people"] = forms.ModelMultipleChoiceField(
            posts.select_related("therapist"),
            label="Still in post",
            widget=forms.CheckboxSelectMultiple(attrs=UNREMEMBERED),
            required=False,
            help_text="Tick each person the centre said still leads music there.",
        )
        if posts.filter(role=LeaderRole.MUSIC_THERAPIST).exists():
            self.fields["nobody_confirmed"] = forms.BooleanField(
                label=NOBODY_CONFIRMED,
                widget=forms.CheckboxInput(attrs=UNREMEMBERED),
                required=False,
                help_text="They could not say that anybody above still works there: nobody is then called registered.",
            )

    def topic_rows(self) -> list[dict]:
        """What the page shows of each topic: how it stands, and the fields to fill in."""
        return [
            {
                "state": state,
                "outcome": self[f"outcome_{state.topic}"],
                "words": self[f"words_{state.topic}"],
                "people": self._people_fields() if state.topic == Topic.LEADERSHIP else [],
            }
            for state in self.states
        ]

    def _people_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("people", "nobody_confirmed") if name in self.fields]

    def clean(self):
        super().clean()
        sent = self.cleaned_data
        if sent.get("method") == CheckMethod.WEBSITE and sent.get("source_url") == "":
            self.add_error("source_url", NEEDS_SOURCE)
        outcomes = self._outcomes()
        if sent.get("people") and outcomes.get(Topic.LEADERSHIP) not in ANSWERED:
            self.add_error(
                "people", "You ticked people: choose “Confirmed” or “Changed” below, or untick them."
            )
        elif not outcomes:
            raise ValidationError("Choose an outcome for at least one topic.")

    def _outcomes(self) -> dict[Topic, str]:
        """The outcome of each topic that was checked."""
        if NOTHING_CHANGED in self.data:
            return {topic: self._as_it_stands(topic) for topic in self.short_topics()}
        chosen = {state.topic: self.cleaned_data.get(f"outcome_{state.topic}") for state in self.states}
        return {topic: outcome for topic, outcome in chosen.items() if outcome}

    def short_topics(self) -> list[Topic]:
        """What “nothing changed” is about: a programme's three questions, or all of a centre."""
        return [
            topic for topic in topics_of(self.subject) if not self._is_programme or topic in THREE_QUESTIONS
        ]

    @property
    def _is_programme(self) -> bool:
        return isinstance(self.subject, Programme)

    def _as_it_stands(self, topic: Topic) -> str:
        if self._is_programme and not has_answer(self.subject, topic, timezone.localdate()):
            return CheckOutcome.ASKED_NOT_KNOWN
        return CheckOutcome.CONFIRMED

    def record(self, by) -> list[FactCheck]:
        """Record everything or, with the reasons added to the form, nothing (an empty list)."""
        with transaction.atomic():
            held = type(self.subject).objects.select_for_update().get(pk=self.subject.pk)
            if fingerprint(held) != self.cleaned_data["seen"]:
                self.add_error(None, "The listing changed while this page was open: reload and look again.")
                return []
            checks = [check for item in self._outcomes().items() for check in self._record_topic(*item, by)]
            if self.errors:
                transaction.set_rollback(True)
                return []
        return checks

    def _record_topic(self, topic: Topic, outcome: str, by) -> list[FactCheck]:
        try:
            return record_checks(
                self.subject,
                [topic],
                by=by,
                on=self.cleaned_data["on"],
                method=self.cleaned_data["method"],
                outcome=outcome,
                source_url=self.cleaned_data["source_url"],
                own_words=self.cleaned_data[f"words_{topic}"],
                **(self._people() if topic == Topic.LEADERSHIP else {}),
            )
        except ValidationError as error:
            self.add_error(f"outcome_{topic}", error.messages)
            return []

    def _people(self) -> dict:
        return {
            "appointments": self.cleaned_data.get("people", []),
            "nobody_confirmed": self.cleaned_data.get("nobody_confirmed", False),
        }
