"""How long a check lasts before the question is asked again."""

import datetime

from django.conf import settings

from programmes.vocabulary import Topic
from therapists.dates import months_before

# A check is named this many months before it is due, for whoever is on the phone anyway.
SOON = 1


def lasts_months(topic: str) -> int:
    """How many months a check of a topic lasts: of who leads it, no longer than “registered” does."""
    oldest = settings.FRESHNESS_MONTHS[-1]
    return min(oldest, settings.CHECK_VALID_MONTHS) if topic == Topic.LEADERSHIP else oldest


def due_before(topic: str, today: datetime.date) -> datetime.date:
    """What was checked before this day is due, or soon will be."""
    return months_before(today, lasts_months(topic) - SOON)


def is_due(topic: str, checked_on: datetime.date | None, today: datetime.date) -> bool:
    """Whether it is due, or soon will be. `checked_on` is None if no check stands."""
    return checked_on is None or checked_on < due_before(topic, today)
