"""The outbox: mails wait here, written in the same transaction as what they tell of."""

import datetime
import re

from django.db.models import Q, QuerySet
from django.utils import timezone
from post_office.models import STATUS, Email, Log

# A sent mail is only kept to see that it went.
KEEP_SENT_DAYS = 30

# A mail server's answers to one mail, not to who we are; those that begin with 5 are for good (RFC 5321, 4.2.1).
REFUSALS = ("SMTPRecipientsRefused", "SMTPSenderRefused", "SMTPDataError")
FOR_GOOD, FOR_NOW = re.compile(r"\(5\d\d, "), re.compile(r"\(4\d\d, ")


def mails_about(reference: str) -> QuerySet:
    """Those that name it."""
    return Email.objects.filter(Q(subject__contains=reference) | Q(message__contains=reference))


def erase_mails_about(references: list[str]) -> int:
    """Delete the mails that name one of `references`, and what was logged about them."""
    count = 0
    for reference in references:
        mails = mails_about(reference)
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


def give_up_refused(since: datetime.datetime) -> None:
    """Mark as failed what the mail server refused for good since then: staff look for that, not for what is tried again."""
    refused = Log.objects.filter(email__status=STATUS.requeued, exception_type__in=REFUSALS, date__gte=since)
    answers = refused.values_list("email", "message")
    gone = [pk for pk, said in answers if FOR_GOOD.search(said) and not FOR_NOW.search(said)]
    Email.objects.filter(pk__in=gone).update(status=STATUS.failed)


def send_again(mails) -> int:
    """Put a QuerySet of mails back in the queue, as if never tried; gives how many."""
    return mails.exclude(status=STATUS.sent).update(
        status=STATUS.queued, scheduled_time=None, number_of_retries=None
    )
