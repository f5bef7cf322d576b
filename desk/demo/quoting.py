"""What the centre said at a check: words that fit its outcome and the values checked."""

import datetime
from random import Random

from desk.demo import own_words
from desk.demo.dice import one_of
from desk.demo.fitting import fitting
from programmes.checking import ANSWERED
from programmes.models import Centre, Programme
from programmes.vocabulary import NOT_KNOWN, CheckMethod, CheckOutcome, Topic

SPOKEN = (CheckMethod.PHONE, CheckMethod.VISIT)


def quote(
    subject: Programme | Centre, topic: Topic, on: datetime.date, method: str, outcome: str, chance: Random
) -> str:
    """One line of the bank for the topic; nothing where nobody was reached, and now and then otherwise."""
    if outcome == CheckOutcome.NOT_REACHED or chance.random() > 0.85:
        return ""
    marks = [outcome, "spoken"] if method in SPOKEN else [outcome]
    lines = fitting(_bank(subject, topic, on, outcome), subject, *marks)
    return one_of(chance, lines) if lines else ""


def _bank(subject: Programme | Centre, topic: Topic, on: datetime.date, outcome: str) -> list[str]:
    if isinstance(subject, Centre):
        return own_words.CONTACT if topic == Topic.CONTACT else []
    if topic == Topic.FREQUENCY:
        named = own_words.SESSIONS.get(subject.sessions_per_week or 0)
        return named or own_words.FREQUENCY[subject.frequency]
    if topic == Topic.LEADERSHIP:
        return _about_leadership(subject, on, outcome)
    if topic == Topic.AFTERCARE:
        return own_words.AFTERCARE[next(iter(subject.aftercare), NOT_KNOWN)]
    return own_words.PRICE if topic == Topic.PRICE else own_words.PRACTICAL


def _about_leadership(programme: Programme, on: datetime.date, outcome: str) -> list[str]:
    if programme.led_by_claim != NOT_KNOWN or outcome not in ANSWERED:
        return own_words.LEADERSHIP[programme.led_by_claim]
    roles = programme.appointments.open(on).values_list("role", flat=True)
    return own_words.IN_POST if any(role != NOT_KNOWN for role in roles) else own_words.IN_POST_UNKNOWN
