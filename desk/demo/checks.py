"""Checks of programmes and centres, with the centres' own words."""

import copy
import datetime
from collections.abc import Iterator
from random import Random

from django.contrib.auth.models import User

from desk.demo import own_words
from desk.demo.ages import ages, is_edited_since
from desk.demo.dice import dice, one_of, pick
from desk.demo.moments import days_before, evening_of
from desk.demo.plans import Plan
from programmes.models import Centre, FactCheck, Programme
from programmes.topics import values_text
from programmes.vocabulary import CheckMethod, CheckOutcome, Frequency, Regulator, Topic

METHODS = {
    CheckMethod.PHONE: 46,
    CheckMethod.WEBSITE: 22,
    CheckMethod.LETTER: 16,
    CheckMethod.DOCUMENT: 9,
    CheckMethod.VISIT: 7,
}
CENTRE_AGES = {Topic.CONTACT: (5, 420), Topic.REGISTRATION: (5, 420)}


class Checker:
    """Makes checks as of `today`, by the staff in turn."""

    def __init__(self, today: datetime.date, staff: list[User]):
        self.today, self.staff = today, staff

    def check(
        self, subject: Programme | Centre, topic: str, days: int, outcome: str, chance: Random, words: str
    ) -> FactCheck:
        """A check of so many `days` ago. The values seen are those `subject` holds."""
        day = days_before(self.today, days)
        method = self._method(topic, chance)
        centre = subject if isinstance(subject, Centre) else subject.centre
        website = centre.website or ""
        return FactCheck(
            **{"centre" if isinstance(subject, Centre) else "programme": subject},
            topic=topic,
            checked_on=day,
            checked_by=one_of(chance, self.staff),
            method=method,
            source_url=f"{website}music/" if website and method == CheckMethod.WEBSITE else "",
            outcome=outcome,
            own_words=words,
            values_checked=values_text(subject, topic),
            recorded_on=day,
            recorded_at=evening_of(day),
        )

    def _method(self, topic: str, chance: Random) -> str:
        if topic == Topic.REGISTRATION:
            return CheckMethod.REGISTER
        return pick(chance, METHODS)


def before_edit(programme: Programme) -> Programme:
    """The programme as it was before somebody edited how often."""
    earlier = copy.copy(programme)
    monthly = programme.frequency == Frequency.MONTHLY
    earlier.frequency = Frequency.FORTNIGHTLY if monthly else Frequency.MONTHLY
    earlier.sessions_per_week = None
    return earlier


def programme_checks(plan: Plan, programme: Programme, checker: Checker) -> Iterator[FactCheck]:
    chance = dice("checks", plan.slug)
    for topic, days in ages(plan, chance).items():
        seen = before_edit(programme) if topic == Topic.FREQUENCY and is_edited_since(plan) else programme
        outcome = _outcome(seen, topic, chance)
        if outcome == CheckOutcome.CHANGED or chance.random() < 0.25:
            yield _earlier(seen, topic, days, outcome, chance, checker)
        yield checker.check(seen, topic, days, outcome, chance, _words(seen, topic, chance))
        if days > 30 and chance.random() < 0.07:
            yield _unreached(seen, topic, days // 3, chance, checker)
    if not plan.number % 12:
        yield _unreached(programme, Topic.FREQUENCY, chance.randint(2, 40), chance, checker)


def _unreached(
    subject: Programme | Centre, topic: str, days: int, chance: Random, checker: Checker
) -> FactCheck:
    words = one_of(chance, own_words.NOT_REACHED)
    return checker.check(subject, topic, days, CheckOutcome.NOT_REACHED, chance, words)


def _earlier(
    programme: Programme, topic: str, days: int, outcome: str, chance: Random, checker: Checker
) -> FactCheck:
    """The check before: with another frequency, where the next one found a change."""
    changed = outcome == CheckOutcome.CHANGED and topic == Topic.FREQUENCY
    seen = before_edit(programme) if changed else programme
    before = days + chance.randint(150, 330)
    return checker.check(seen, topic, before, CheckOutcome.CONFIRMED, chance, _words(seen, topic, chance))


def _is_unknown(programme: Programme, topic: str) -> bool:
    fields = {Topic.FREQUENCY: "frequency", Topic.LEADERSHIP: "led_by_claim", Topic.AFTERCARE: "aftercare"}
    return topic in fields and getattr(programme, fields[Topic(topic)]) in ("not_known", (), [])


def _outcome(programme: Programme, topic: str, chance: Random) -> str:
    if _is_unknown(programme, topic):
        return CheckOutcome.ASKED_NOT_KNOWN
    return pick(chance, {CheckOutcome.CONFIRMED: 86, CheckOutcome.CHANGED: 14})


def _words(programme: Programme, topic: str, chance: Random) -> str:
    aftercare = next(iter(programme.aftercare), "not_known")
    banks = {
        Topic.FREQUENCY: _about_frequency(programme),
        Topic.LEADERSHIP: own_words.LEADERSHIP[programme.led_by_claim],
        Topic.AFTERCARE: own_words.AFTERCARE[aftercare],
        Topic.PRICE: own_words.PRICE,
        Topic.PRACTICAL: own_words.PRACTICAL,
    }
    return one_of(chance, banks[Topic(topic)]) if chance.random() < 0.85 else ""


def _about_frequency(programme: Programme) -> list[str]:
    named = own_words.SESSIONS.get(programme.sessions_per_week or 0)
    return named or own_words.FREQUENCY[programme.frequency]


def centre_checks(centre: Centre, checker: Checker) -> Iterator[FactCheck]:
    chance = dice("centre checks", centre.name)
    for topic, (least, most) in CENTRE_AGES.items():
        is_registered = centre.regulator not in (Regulator.NONE_REQUIRED, Regulator.NOT_KNOWN)
        if chance.random() < 0.3 or (topic == Topic.REGISTRATION and not is_registered):
            continue
        days = chance.randint(least, most)
        outcome = pick(chance, {CheckOutcome.CONFIRMED: 85, CheckOutcome.CHANGED: 15})
        words = one_of(chance, own_words.CONTACT) if topic == Topic.CONTACT else ""
        yield checker.check(centre, topic, days, outcome, chance, words)
    if chance.random() < 0.05:
        yield _unreached(centre, Topic.CONTACT, 3, chance, checker)
