"""Recording that a fact was checked, which is an act of its own: saving a listing is not checking it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from programmes.models import Appointment, Centre, FactCheck, Programme
from programmes.topics import CENTRE_TOPICS, PROGRAMME_TOPICS, THREE_QUESTIONS, TOPIC_FIELDS, values_text
from programmes.vocabulary import NOT_KNOWN, CheckOutcome, ListingStatus, Topic
from therapists.protected_title import REFUSAL, gives_title

ANSWERED = (CheckOutcome.CONFIRMED, CheckOutcome.CHANGED)


@dataclass(frozen=True)
class TopicState:
    """How one topic of a listing stands: what the listing says, and the newest check that reached somebody."""

    topic: Topic
    facts: list[tuple[str, str]]
    check: FactCheck | None
    is_standing: bool


def topics_of(subject: Programme | Centre) -> list[Topic]:
    return list(PROGRAMME_TOPICS if isinstance(subject, Programme) else CENTRE_TOPICS)


def topic_states(subject: Programme | Centre) -> list[TopicState]:
    """Every topic of the subject, in order. One query."""
    newest: dict[str, FactCheck] = {}
    checks = subject.fact_checks.that_answered().newest_first().select_related("checked_by")
    for check in checks:
        newest.setdefault(check.topic, check)
    return [_topic_state(subject, topic, newest.get(topic)) for topic in topics_of(subject)]


def _topic_state(subject: Programme | Centre, topic: Topic, check: FactCheck | None) -> TopicState:
    is_standing = check is not None and check.values_checked == values_text(subject, topic)
    return TopicState(topic, facts_of(subject, topic), check, is_standing)


def facts_of(subject: Programme | Centre, topic: Topic) -> list[tuple[str, str]]:
    """What the listing says of a topic, as (label, words); what nobody filled in is left out."""
    said = ((subject._meta.get_field(name), _words(subject, name)) for name in TOPIC_FIELDS[topic])
    return [(str(field.verbose_name), words) for field, words in said if words]  # type: ignore[union-attr]


def _words(subject: Programme | Centre, name: str) -> str:
    if hasattr(subject, f"{name}_labels"):
        return ", ".join(getattr(subject, f"{name}_labels"))
    if hasattr(subject, f"get_{name}_display"):
        return str(getattr(subject, f"get_{name}_display")())
    value = getattr(subject, name)
    return "" if value is None else str(value)


def has_answer(programme: Programme, topic: Topic, on: datetime.date) -> bool:
    """Whether the listing answers one of the three questions, as it stands."""
    if topic == Topic.FREQUENCY:
        return programme.frequency != NOT_KNOWN
    if topic == Topic.AFTERCARE:
        return bool(programme.aftercare)
    return programme.led_by_claim != NOT_KNOWN or programme.appointments.open(on).exists()


@transaction.atomic
def record_checks(
    subject: Programme | Centre,
    topics: Iterable[str],
    *,
    by: AbstractBaseUser,
    on: datetime.date,
    method: str,
    outcome: str,
    source_url: str = "",
    own_words: str = "",
    appointments: Iterable[Appointment] = (),
) -> list[FactCheck]:
    """Record one act of checking for each topic, all with the same outcome, or none of them.

    `appointments` are the posts that a leadership check confirmed. Raises ValidationError with
    sentences an editor can act on.
    """
    topics, appointments = list(topics), list(appointments)
    errors = _refusals(subject, topics, on, outcome, own_words, appointments)
    if errors:
        raise ValidationError(errors)
    key = "programme" if isinstance(subject, Programme) else "centre"
    common = {
        key: subject,
        "checked_by": by,
        "checked_on": on,
        "method": method,
        "outcome": outcome,
        "source_url": source_url,
        "own_words": own_words,
    }
    checks = [_record(FactCheck(topic=topic, **common)) for topic in topics]
    for check in checks:
        if check.topic == Topic.LEADERSHIP:
            check.appointments.set(appointments)
    return checks


def _record(check: FactCheck) -> FactCheck:
    """What the database would refuse is refused first, in words."""
    check.values_checked = values_text(check.subject, check.topic)
    check.full_clean()
    check.save()
    return check


def _refusals(subject, topics, on, outcome, own_words, appointments) -> list[str]:
    if not topics:
        return ["Choose at least one topic that you checked."]
    strange = [topic for topic in topics if topic not in topics_of(subject)]
    if strange:
        return [f"“{topic}” is not a topic of “{subject}”." for topic in strange]
    errors = []
    if gives_title(own_words):
        errors.append(REFUSAL)
    if isinstance(subject, Programme):
        if subject.status == ListingStatus.CLOSED:
            errors.append("This programme is closed: reopen it before you record a check.")
        errors += _contradictions(subject, topics, on, outcome)
        errors += _people_refusals(subject, topics, on, outcome, appointments)
    elif appointments:
        errors.append("People in post are confirmed on their programme, not on its centre.")
    return errors


def _contradictions(programme, topics, on, outcome) -> list[str]:
    """An outcome that the listing itself denies would put a date on something nobody said."""
    errors = []
    for topic in [Topic(topic) for topic in topics if topic in THREE_QUESTIONS]:
        answered = has_answer(programme, topic, on)
        if outcome in ANSWERED and not answered:
            errors.append(
                f"{topic.label}: the listing does not answer this yet. Write their answer into the "
                "listing first, or choose “Asked, and they do not know”."
            )
        if outcome == CheckOutcome.ASKED_NOT_KNOWN and answered:
            errors.append(
                f"{topic.label}: the listing answers this. If they no longer know, "
                "set it to “not known” in the listing first."
            )
    return errors


def _people_refusals(programme, topics, on, outcome, appointments) -> list[str]:
    if not appointments:
        return []
    errors = []
    if Topic.LEADERSHIP not in topics or outcome not in ANSWERED:
        errors.append("People in post are confirmed only by a check of who leads it that got an answer.")
    open_ids = set(programme.appointments.open(on).values_list("pk", flat=True))
    for appointment in appointments:
        if appointment.pk not in open_ids:
            errors.append(f"{appointment} did not hold this post here on the day of the check.")
    return errors
