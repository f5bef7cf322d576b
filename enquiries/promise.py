"""What we promise on the form: an answer within one working day."""

import datetime

from django.utils import timezone

SATURDAY = 5
DAY = datetime.timedelta(days=1)
# As long as a day at the desk: whoever is reminded still has time.
NEAR = datetime.timedelta(hours=8)


def _on_a_working_day(moment: datetime.datetime) -> datetime.datetime:
    """`moment`, or the first minute of the Monday after a weekend. Public holidays differ by nation: not counted."""
    if moment.weekday() < SATURDAY:
        return moment
    return datetime.datetime.combine(moment + DAY * (7 - moment.weekday()), datetime.time(), moment.tzinfo)


def near_at(due_at: datetime.datetime) -> datetime.datetime:
    """From when on the promised time is near, and whoever holds the enquiry is reminded."""
    return due_at - NEAR


def answer_due_at(sent_at: datetime.datetime) -> datetime.datetime:
    """One working day after `sent_at`, in local time: Friday's at the same hour on Monday, Sunday's when Monday ends."""
    start = _on_a_working_day(timezone.localtime(sent_at))
    due = start + DAY
    return due if due.weekday() < SATURDAY else due + 2 * DAY


def last_day(due_at: datetime.datetime) -> datetime.datetime:
    """A moment of the last day on which an answer keeps the promise: midnight is the end of the day before."""
    return due_at - datetime.timedelta(microseconds=1)
