"""Erasing what has reached its day: once a day, by the worker or by `manage.py erase_expired`."""

import datetime
from typing import NamedTuple

from django.utils import timezone

from enquiries.journal import empty_when_done
from enquiries.models import Enquiry, MistakeReport, SenderCount
from enquiries.outbox import erase_old_mails
from enquiries.services import erase
from programmes.models import Note


class Erased(NamedTuple):
    """How many of each."""

    enquiries: int
    mails: int
    old_mails: int
    reports: int
    counts: int
    notes: int


def erase_what_is_due() -> Erased:
    """Each kind in a transaction of its own, and the journal last. Raises django.db.Error while the database is away."""
    today = timezone.localdate()
    enquiries, mails = erase(Enquiry.objects.expired(today))
    reports, _ = MistakeReport.objects.expired(today).delete()
    counts = SenderCount.objects.forget_ended(timezone.now())
    notes = Note.objects.expired(today).erase()
    old_mails = erase_old_mails()
    empty_when_done()
    return Erased(enquiries, mails, old_mails, reports, counts, notes)


class Daily:
    """For the worker: erases at its first round, and at the first of every day after it."""

    def __init__(self) -> None:
        self.done_on: datetime.date | None = None

    def erase(self) -> None:
        today = timezone.localdate()
        if self.done_on != today:
            erase_what_is_due()
            self.done_on = today
