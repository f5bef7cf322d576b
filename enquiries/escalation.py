"""Tells staff when the time of a promised answer is near, and when it has passed: once each for an enquiry."""

from django.db import transaction
from django.utils import timezone
from django.utils.dateformat import format as format_date

from enquiries.models import Enquiry
from enquiries.notices import addresses, queue
from enquiries.promise import near_at

NEAR_SUBJECT = "Enquiry {} needs an answer soon"
NEAR_TEXT = """Enquiry {reference} has not been answered yet. We promised an answer by {due}.

Read it here, after signing in:
{link}
"""

LATE_SUBJECT = "Enquiry {} is overdue"
LATE_TEXT = """Enquiry {reference} has not been answered. We promised an answer by {due}.

See that somebody answers it today. Read it here, after signing in:
{link}
"""


def tell_of_promises() -> None:
    """Queue what is to be said now: near, to whoever holds it; passed, to the team's address and the managers."""
    now = timezone.now()
    for enquiry in Enquiry.objects.open().filter(told_late_at=None).without_words():
        if enquiry.due_at <= now:
            _tell_once("told_late_at", enquiry, LATE_SUBJECT, LATE_TEXT, _who_hears_when_late)
        elif enquiry.told_near_at is None and near_at(enquiry.due_at) <= now:
            _tell_once("told_near_at", enquiry, NEAR_SUBJECT, NEAR_TEXT, _who_holds_it)


def _who_holds_it(enquiry: Enquiry) -> list[str]:
    return addresses(enquiry.team, enquiry.assigned_to)


def _who_hears_when_late(enquiry: Enquiry) -> list[str]:
    """Where there is neither an address of the team nor a manager's, whoever holds it."""
    return addresses(enquiry.team) or _who_holds_it(enquiry)


def _tell_once(mark: str, enquiry: Enquiry, subject: str, text: str, who_hears) -> None:
    """Mark it and queue the notice together, unless it was answered meanwhile or somebody was told."""
    with transaction.atomic():
        untold = Enquiry.objects.open().filter(pk=enquiry.pk, **{mark: None})
        if untold.update(**{mark: timezone.now()}):
            due = format_date(enquiry.due_at, "l j F, H:i")
            queue(enquiry, subject.format(enquiry.reference), text, who_hears(enquiry), due=due)
