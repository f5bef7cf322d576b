"""Recording that a fact was checked, which is an act of its own: saving a listing is not checking it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from programmes.models import Appointment, Centre, FactCheck, Programme
from programmes.topics import CENTRE_TOPICS, PROGRAMME_TOPICS, THREE_QUESTIONS, TOPIC_FIELDS, values_text
from programmes.vocabulary import (
    ANSWERED,
    NOT_KNOWN,
    CheckOutcome,
    LeaderRole,
    ListingStatus,
    Topic,
)
from therapists.in_words import words_of
from therapists.names_in_text import REFUSAL as NAMES_REFUSAL
from therapists.names_in_text import names_on_file
from therapists.protected_title import REFUSAL, gives_title

CLOSED_REFUSAL = "This programme is closed: reopen it before you record a check."
# Values that answer nothing.
UNKNOWN = (None, "", (), NOT_KNOWN)
NOBODY_CONFIRMED = "None of these people was confirmed"


@dataclass(frozen=True)
class _Act:
    """One act of checking, before anything of it is recorded."""

    subject: Programme | Centre
    topics: list[str]
    on: datetime.date
    method: str
    outcome: str
    source_url: str
    own_words: str
    appointments: list[Appointment]
    nobody_confirmed: bool


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
    return topic_states_of([subject])[subject.pk]


def topic_states_of(subjects: Sequence[Programme | Centre]) -> dict[object, list[TopicState]]:
    """The same for many subjects of one kind, by their keys. One query."""
    key = "programme" if subjects and isinstance(subjects[0], Programme) else "centre"
    newest: dict[tuple, FactCheck] = {}
    checks = FactCheck.objects.filter(**{f"{key}__in": subjects}).that_answered().newest_first()
    for check in checks.with_posts_stand(timezone.localdate()).select_related("checked_by"):
        newest.setdefault((getattr(check, f"{key}_id"), check.topic), check)
    return {
        subject.pk: [
            _topic_state(subject, topic, newest.get((subject.pk, topic))) for topic in topics_of(subject)
        ]
        for subject in subjects
    }


def _topic_state(subject: Programme | Centre, topic: Topic, check: FactCheck | None) -> TopicState:
    is_standing = (
        check is not None and check.posts_stand and check.values_checked == values_text(subject, topic)
    )
    return TopicState(topic, facts_of(subject, topic), check, is_standing)


def facts_of(subject: Programme | Centre, topic: Topic) -> list[tuple[str, str]]:
    """What the listing says of a topic, as (label, words); what nobody filled in is left out."""
    said = ((subject._meta.get_field(name), words_of(subject, name)) for name in TOPIC_FIELDS[topic])
    return [(str(field.verbose_name), words) for field, words in said if words]  # type: ignore[union-attr]


def outcome_as_it_stands(subject: Programme | Centre, topic: Topic) -> CheckOutcome:
    """What to record when nothing changed: who was asked confirmed the answer, or still knows none."""
    if not isinstance(subject, Programme) or topic not in THREE_QUESTIONS:
        is_answered = any(getattr(subject, name) not in UNKNOWN for name in TOPIC_FIELDS[topic])
    else:
        is_answered = has_answer(subject, topic, timezone.localdate())
    return CheckOutcome.CONFIRMED if is_answered else CheckOutcome.ASKED_NOT_KNOWN


def has_answer(programme: Programme, topic: Topic, on: datetime.date) -> bool:
    """Whether the listing answers one of the three questions, as it stands."""
    if topic == Topic.FREQUENCY:
        return programme.frequency != NOT_KNOWN
    if topic == Topic.AFTERCARE:
        return bool(programme.aftercare)
    posts = programme.appointments.open(on).exclude(role=LeaderRole.NOT_KNOWN)
    return programme.led_by_claim != NOT_KNOWN or posts.exists()


def takes_checks(subject: Programme | Centre) -> bool:
    """Whether checks of it can be recorded: not while it is closed."""
    return not isinstance(subject, Programme) or subject.status != ListingStatus.CLOSED


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
    nobody_confirmed: bool = False,
) -> list[FactCheck]:
    """Record one act of checking for each topic, all with the same outcome, or none of them.

    `appointments` are the posts that a leadership check confirmed; `nobody_confirmed` says that the
    person checking looked at the posts, and that none was. Raises ValidationError with sentences an
    editor can act on.
    """
    act = _Act(
        subject,
        list(topics),
        on,
        method,
        outcome,
        source_url,
        own_words,
        list(appointments),
        nobody_confirmed,
    )
    errors = _refusals(act)
    if errors:
        raise ValidationError(errors)
    checks = [_record(act, topic, by) for topic in act.topics]
    for check in checks:
        if check.topic == Topic.LEADERSHIP:
            check.appointments.set(act.appointments)
    return checks


def _record(act: _Act, topic: str, by: AbstractBaseUser) -> FactCheck:
    """What the database would refuse is refused first, in words."""
    check = FactCheck(
        topic=topic,
        checked_by=by,
        checked_on=act.on,
        method=act.method,
        outcome=act.outcome,
        source_url=act.source_url,
        own_words=act.own_words,
        values_checked=values_text(act.subject, topic),
    )
    setattr(check, "programme" if isinstance(act.subject, Programme) else "centre", act.subject)
    check.full_clean()
    check.save()
    return check


def _refusals(act: _Act) -> list[str]:
    if not act.topics:
        return ["Choose at least one topic that you checked."]
    strange = [topic for topic in act.topics if topic not in topics_of(act.subject)]
    if strange:
        return [f"“{topic}” is not a topic of “{act.subject}”." for topic in strange]
    errors = [REFUSAL] if gives_title(act.own_words) else []
    if names_on_file().are_in(act.own_words):
        errors.append(NAMES_REFUSAL)
    if isinstance(act.subject, Programme):
        closed = [] if takes_checks(act.subject) else [CLOSED_REFUSAL]
        return errors + closed + _contradictions(act, act.subject) + _people_refusals(act, act.subject)
    if act.appointments:
        errors.append("People in post are confirmed on their programme, not on its centre.")
    return errors


def _contradictions(act: _Act, programme: Programme) -> list[str]:
    """An outcome that the listing itself denies would put a date on something nobody said."""
    errors = []
    for topic in [Topic(topic) for topic in act.topics if topic in THREE_QUESTIONS]:
        answered = has_answer(programme, topic, act.on)
        if act.outcome in ANSWERED and not answered:
            errors.append(
                f"{topic.label}: the listing does not answer this yet. Write their answer into the "
                "listing first, or choose “Asked, and they do not know”."
            )
        if act.outcome == CheckOutcome.ASKED_NOT_KNOWN and answered:
            what_to_do = _how_to_make_unknown(programme, topic, act.on)
            errors.append(
                f"{topic.label}: the listing answers this. If they no longer know, first {what_to_do}."
            )
    return errors


def _how_to_make_unknown(programme: Programme, topic: Topic, on: datetime.date) -> str:
    """Who leads it is answered twice over: by what the centre says, and by every open post."""
    in_the_listing = "set it to “not known” in the listing"
    if topic != Topic.LEADERSHIP or not programme.appointments.open(on).exists():
        return in_the_listing
    end_the_post = "end each open post (write its last day, a day before this check)"
    return end_the_post if programme.led_by_claim == NOT_KNOWN else f"{in_the_listing} and {end_the_post}"


def _people_refusals(act: _Act, programme: Programme) -> list[str]:
    is_answered = Topic.LEADERSHIP in act.topics and act.outcome in ANSWERED
    if not act.appointments:
        return _silence_refusals(act, programme) if is_answered else []
    errors = []
    if not is_answered:
        errors.append("People in post are confirmed only by a check of who leads it that got an answer.")
    if act.nobody_confirmed:
        errors.append(f"You ticked people and “{NOBODY_CONFIRMED}”: keep one of the two.")
    open_ids = set(programme.appointments.open(act.on).values_list("pk", flat=True))
    for appointment in act.appointments:
        if appointment.pk not in open_ids:
            errors.append(f"{appointment} did not hold this post here on the day of the check.")
    return errors


def _silence_refusals(act: _Act, programme: Programme) -> list[str]:
    """An overlooked tick would take “registered” off the page: that nobody is confirmed is said, not left out.

    Posts that have ended since the day of the check, or that began after it, are not asked about.
    """
    posts = programme.appointments.open(act.on).open(timezone.localdate())
    if act.nobody_confirmed or not posts.filter(role=LeaderRole.MUSIC_THERAPIST).exists():
        return []
    return [f"Tick each person they confirmed, or say that they confirmed nobody: tick “{NOBODY_CONFIRMED}”."]
