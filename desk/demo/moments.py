"""Days and moments before today."""

import datetime

from django.utils import timezone


def days_before(today: datetime.date, days: int) -> datetime.date:
    return today - datetime.timedelta(days=days)


def evening_of(day: datetime.date) -> datetime.datetime:
    """When what was asked that day was written down."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(17, 40)))
