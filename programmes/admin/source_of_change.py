"""A public listing's answers change only with a source, in the same form, or as a slip that is put right."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.formats import date_format

from programmes.admin.how_form import day_field, day_of_check, method_field, source_field
from programmes.admin.programme_form import ProgrammeForm
from programmes.checking import outcome_as_it_stands, record_checks
from programmes.models import FactCheck, Programme
from programmes.models.checks import NEEDS_SOURCE
from programmes.topics import PROGRAMME_TOPICS
from programmes.vocabulary import CheckMethod, CheckOutcome, Topic
from therapists.doubtful_words import ask_about_words
from therapists.names_in_text import refuse_names
from therapists.protected_title import refuse_title

SLIP = "Correcting a slip, not checked"
BOTH = "Say how you know, or that you correct a slip: not both."
WHICH_ANSWER = "You changed several answers, and their words would stand beside each. Change one at a time, or leave this empty."
EVERYBODY, NOBODY = "everybody", "nobody"

HOW_YOU_KNOW = (
    "How you know",
    {
        "fields": [
            "is_slip",
            ("known_on", "known_how"),
            "known_from",
            "known_people",
            "known_words",
        ],
        "description": "The public reads this listing. If you change an answer, or who holds a post, say who told you: "
        "it is recorded as a check of what changed. Nothing is needed for the name, the address or the words of the page.",
    },
)


@dataclass(frozen=True)
class Source:
    """Where the changes of one save come from. `how` is empty if nobody said."""

    topics: list[Topic]
    is_slip: bool
    how: dict[str, Any]
    people: str
    own_words: str

    @property
    def reason(self) -> str:
        """For the history; empty if nobody said."""
        if not self.how:
            return "correcting a slip" if self.is_slip else ""
        return f"{CheckMethod(self.how['method']).label.lower()}, {date_format(self.how['on'], 'j F Y')}"


class PublishedProgrammeForm(ProgrammeForm):
    is_slip = forms.BooleanField(
        label=SLIP,
        required=False,
        help_text="It was written down wrongly, and nobody was asked. What you change is then due for a check.",
    )
    known_on = day_field(required=False, initial=timezone.localdate)
    known_how = method_field(required=False)
    known_from = source_field()
    known_people = forms.ChoiceField(
        label="Who is in post",
        choices=[
            ("", "---------"),
            (EVERYBODY, "They confirmed everybody who is in post below"),
            (NOBODY, "They confirmed nobody"),
        ],
        required=False,
        help_text="If who leads it changed, or somebody comes or goes.",
    )
    known_words = forms.CharField(
        label="In the centre's own words",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text="As they put it. No names.",
    )

    def clean_known_on(self) -> datetime.date | None:
        return day_of_check(self.cleaned_data["known_on"])

    def clean(self):
        super().clean()
        ask_about_words(self, "known_words")
        refuse_title(self, "known_words")
        refuse_names(self, "known_words")
        sent = self.cleaned_data
        topics = self._changed_topics()
        if sent.get("is_slip") and sent.get("known_how"):
            self.add_error("is_slip", BOTH)
        elif topics and not sent.get("is_slip"):
            self._require_source(topics)
        if sent.get("known_words") and len(topics) > 1:
            self.add_error("known_words", WHICH_ANSWER)
        if sent.get("known_how") and not sent.get("known_on") and "known_on" not in self.errors:
            self.add_error("known_on", "Write the day you asked or looked.")
        if sent.get("known_how") == CheckMethod.WEBSITE and sent.get("known_from") == "":
            self.add_error("known_from", NEEDS_SOURCE)
        # The posts are judged after this form, and read it here.
        self.instance.source_of_change = self._source(topics)

    def _changed_topics(self) -> list[Topic]:
        """The instance still is as it was: the form writes to it later."""
        return [topic for topic, names in PROGRAMME_TOPICS.items() if any(map(self._has_new_value, names))]

    def _has_new_value(self, name: str) -> bool:
        field = self.instance._meta.get_field(name)
        before = field.get_prep_value(getattr(self.instance, name))
        return name in self.cleaned_data and field.get_prep_value(self.cleaned_data[name]) != before

    def _require_source(self, topics: list[Topic]) -> None:
        if not self.cleaned_data.get("known_how") and "known_how" not in self.errors:
            changed = ", ".join(f"“{topic.label}”" for topic in topics)
            self.add_error("known_how", f"You changed {changed}: say how you know, or tick “{SLIP}”.")

    def _source(self, topics: list[Topic]) -> Source:
        sent, how = self.cleaned_data, {}
        if sent.get("known_how"):
            how = {
                "on": sent.get("known_on"),
                "method": sent["known_how"],
                "source_url": sent.get("known_from", ""),
            }
        is_slip, people = bool(sent.get("is_slip")), sent.get("known_people", "")
        return Source(topics, is_slip, how, people, sent.get("known_words", ""))


def source_refusal(source: Source, has_moved: bool, has_leader: bool) -> str:
    """Why the posts of the same form cannot be saved with this source; empty if they can.

    `has_moved`: whether somebody comes, goes or changes places; `has_leader`: whether somebody is then in
    post as music therapist.
    """
    if has_moved and not source.how and not source.is_slip:
        return f"Who holds a post changes: say under “How you know” who told you, or tick “{SLIP}”."
    if not source.how:
        return ""
    if not source.topics and not has_moved:
        return "You said how you know, and changed no answer: “Record a check” is for what did not change."
    is_leadership = has_moved or Topic.LEADERSHIP in source.topics
    if is_leadership and has_leader and not source.people:
        return "Choose under “How you know” whether they confirmed who is in post."
    return ""


def record_change(
    programme: Programme, source: Source, has_moved: bool, by: AbstractBaseUser
) -> list[FactCheck]:
    """Record a check of each topic that a save changed. Raises ValidationError."""
    topics = [*source.topics]
    if has_moved and Topic.LEADERSHIP not in topics:
        topics.append(Topic.LEADERSHIP)
    checks = []
    for topic in topics if source.how else []:
        stands = outcome_as_it_stands(programme, topic)
        outcome = CheckOutcome.CHANGED if stands == CheckOutcome.CONFIRMED else stands
        people = _people(programme, source) if topic == Topic.LEADERSHIP else {}
        checks += record_checks(
            programme, [topic], by=by, outcome=outcome, own_words=source.own_words, **source.how, **people
        )
    return checks


def _people(programme: Programme, source: Source) -> dict:
    posts = programme.appointments.open(source.how["on"]).open(timezone.localdate())
    confirmed = list(posts) if source.people == EVERYBODY else []
    return {"appointments": confirmed, "nobody_confirmed": source.people == NOBODY}
