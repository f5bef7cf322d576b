"""Checks of programmes and centres, each one that staff could have recorded on its day."""

import datetime
from collections.abc import Iterator
from random import Random

from django.contrib.auth.models import User

from desk.demo.ages import ages
from desk.demo.dice import dice, one_of, pick
from desk.demo.edits import EDITED_AGO, before_edit, can_have_changed, edited_topic
from desk.demo.moments import days_before, evening_of
from desk.demo.plans import Plan
from desk.demo.quoting import quote
from programmes.checking import has_answer
from programmes.models import Centre, FactCheck, Programme
from programmes.topics import THREE_QUESTIONS, values_text
from programmes.vocabulary import CheckMethod, CheckOutcome, Regulator, Topic

METHODS = {
    CheckMethod.PHONE: 46,
    CheckMethod.WEBSITE: 22,
    CheckMethod.LETTER: 16,
    CheckMethod.DOCUMENT: 9,
    CheckMethod.VISIT: 7,
}
CENTRE_AGES = {Topic.CONTACT: (5, 420), Topic.REGISTRATION: (5, 420)}


class Checker:
    """Makes checks as of `today`, by the staff in turn, and keeps what the listings' edits were."""

    def __init__(self, today: datetime.date, staff: list[User]):
        self.today, self.staff = today, staff
        # By programme: (topic, how many days ago its values were edited).
        self.edits: dict[object, list[tuple[Topic, int]]] = {}

    def check(
        self, subject: Programme | Centre, topic: str, days: int, outcome: str, chance: Random
    ) -> FactCheck:
        """A check of so many `days` ago. The values seen are those `subject` holds."""
        day = days_before(self.today, days)
        centre = subject if isinstance(subject, Centre) else subject.centre
        method = _method(topic, outcome, centre, chance)
        return FactCheck(
            **{"centre" if isinstance(subject, Centre) else "programme": subject},
            topic=topic,
            checked_on=day,
            checked_by=one_of(chance, self.staff),
            method=method,
            source_url=f"{centre.website}music/" if method == CheckMethod.WEBSITE else "",
            outcome=outcome,
            own_words=quote(subject, Topic(topic), day, method, outcome, chance),
            values_checked=values_text(subject, topic),
            recorded_on=day,
            recorded_at=evening_of(day),
        )

    def outcome(self, programme: Programme, topic: str, days: int) -> str:
        """What came of asking, which the listing must not deny (`programmes.checking`)."""
        if topic in THREE_QUESTIONS:
            is_answered = has_answer(programme, Topic(topic), days_before(self.today, days))
        else:
            is_answered = topic != Topic.PRICE or programme.price_from is not None
        return CheckOutcome.CONFIRMED if is_answered else CheckOutcome.ASKED_NOT_KNOWN

    def days_since(self, day: datetime.date | None) -> int:
        return (self.today - day).days if day else 0


def _method(topic: str, outcome: str, centre: Centre, chance: Random) -> str:
    if topic == Topic.REGISTRATION:
        return CheckMethod.REGISTER
    # Only a person can be out of reach, and only a centre that has a website can be read there.
    barred = [] if centre.website else [CheckMethod.WEBSITE]
    if outcome == CheckOutcome.NOT_REACHED:
        barred = [CheckMethod.WEBSITE, CheckMethod.DOCUMENT]
    return pick(chance, {method: share for method, share in METHODS.items() if method not in barred})


def programme_checks(plan: Plan, programme: Programme, checker: Checker) -> Iterator[FactCheck]:
    chance = dice("checks", plan.slug)
    # None on a closed listing: it takes no more checks.
    latest = checker.days_since(programme.closed_on) + 1
    for topic, days in ages(plan, chance).items():
        yield from _topic_checks(plan, programme, topic, max(days, latest), checker, chance)
        if days > 130 and chance.random() < 0.1:
            yield _unreached(programme, topic, max(chance.randint(2, EDITED_AGO), latest), chance, checker)
    if not plan.number % 12:
        days = max(chance.randint(2, EDITED_AGO), latest)
        yield _unreached(programme, Topic.FREQUENCY, days, chance, checker)


def _topic_checks(
    plan: Plan, programme: Programme, topic: Topic, days: int, checker: Checker, chance: Random
) -> Iterator[FactCheck]:
    """The newest, and the one before where it found a change, or came after the listing was published."""
    edited = edited_topic(plan)
    seen = before_edit(programme, topic) if topic == edited else programme
    outcome = checker.outcome(seen, topic, days)
    changed = edited is None and can_have_changed(programme, topic) and chance.random() < 0.14
    if topic == edited or changed:
        edits = checker.edits.setdefault(programme.pk, [])
        edits.append((topic, days if changed else EDITED_AGO))
    published = checker.days_since(programme.published_on) if topic in THREE_QUESTIONS else 0
    if changed or days < published or chance.random() < 0.1:
        earlier = before_edit(programme, topic) if changed else seen
        before = max(days + chance.randint(150, 330), published + chance.randint(1, 20))
        yield checker.check(earlier, topic, before, checker.outcome(earlier, topic, before), chance)
    yield checker.check(seen, topic, days, CheckOutcome.CHANGED if changed else outcome, chance)


def _unreached(
    subject: Programme | Centre, topic: str, days: int, chance: Random, checker: Checker
) -> FactCheck:
    return checker.check(subject, topic, days, CheckOutcome.NOT_REACHED, chance)


def centre_checks(centre: Centre, checker: Checker) -> Iterator[FactCheck]:
    chance = dice("centre checks", centre.name)
    for topic, (least, most) in CENTRE_AGES.items():
        is_registered = centre.regulator not in (Regulator.NONE_REQUIRED, Regulator.NOT_KNOWN)
        if chance.random() < 0.3 or (topic == Topic.REGISTRATION and not is_registered):
            continue
        days = chance.randint(least, most)
        outcome = pick(chance, {CheckOutcome.CONFIRMED: 85, CheckOutcome.CHANGED: 15})
        yield checker.check(centre, topic, days, outcome, chance)
    if chance.random() < 0.05:
        yield _unreached(centre, Topic.CONTACT, 3, chance, checker)
