"""The outbox: mails wait here, written in the same transaction as what they tell of."""

import datetime

from django.db.models import Q
from django.utils import timezone
from post_office.models import STATUS, Email

# A sent mail is only kept to see that it went.
KEEP_SENT_DAYS = 30


def erase_mails_about(references: list[str]) -> int:
    """Delete the mails that name one of `references`, and what was logged about them."""
    count = 0
    for reference in references:
        mails = Email.objects.filter(Q(subject__contains=reference) | Q(message__contains=reference))
        count += mails.count()
        mails.delete()
    return count


def erase_old_mails() -> int:
    """Delete what was sent over KEEP_SENT_DAYS days ago."""
    before = timezone.now() - datetime.timedelta(days=KEEP_SENT_DAYS)
    mails = Email.objects.filter(status=STATUS.sent, last_updated__lt=before)
    count = mails.count()
    mails.delete()
    return count


def send_again(mails) -> int:
    """Put a QuerySet of mails back in the queue, as if never tried; gives how many."""
    return mails.exclude(status=STATUS.sent).update(
        status=STATUS.queued, scheduled_time=None, number_of_retries=None
    )
