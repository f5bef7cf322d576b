"""At most so many from one network address, counted without keeping the address, in all processes together."""

import datetime
import logging
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from enquiries.models import SenderCount

log = logging.getLogger("refrain.enquiries")

SALT = "enquiries.limit"
QUESTIONS = 10
LATELY = datetime.timedelta(minutes=10)


class TooMany(Exception):
    """This address has sent all that it may for now. `wait`: seconds after which it may again, for certain."""

    def __init__(self, wait: int):
        super().__init__()
        self.wait = wait


@dataclass(frozen=True)
class Limit:
    """At most `most` of one `kind` after `since`; what is counted `now` is of no matter from `ends_at` on."""

    kind: str
    most: int
    now: datetime.datetime
    since: datetime.datetime
    ends_at: datetime.datetime

    @property
    def wait(self) -> int:
        return int((self.ends_at - self.now).total_seconds()) + 1

    def senders(self, network: str) -> list[str]:
        """What stands for `network` on the day of `since`, if that is another, and today.

        The day is in it: nobody can tell from two rows that the same address came back.
        """
        days = sorted({timezone.localdate(self.since), timezone.localdate(self.now)})
        words = (f"{self.kind} {day} {network}" for day in days)
        return [salted_hmac(SALT, each, algorithm="sha256").hexdigest() for each in words]

    def holds(self, moment: float) -> bool:
        """Whether what was sent then counts. What a clock that was wrong put far ahead does not."""
        return self.since.timestamp() <= moment < self.ends_at.timestamp()


def questions(now: datetime.datetime) -> Limit:
    """Ten in ten minutes, wherever midnight falls. One on its tenth minute has gone."""
    just_after = datetime.timedelta(microseconds=1)
    return Limit("question", QUESTIONS, now, now - LATELY + just_after, now + LATELY)


def reports(now: datetime.datetime) -> Limit:
    """MISTAKE_REPORTS_A_DAY from midnight to midnight here."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = midnight + datetime.timedelta(days=1)
    return Limit("report", settings.MISTAKE_REPORTS_A_DAY, now, midnight, tomorrow)


def count_one(limit: Limit, network: str) -> None:
    """Count one from `network`; raises TooMany. To be called in the transaction that stores what is counted."""
    if not network:
        # As one they would share a limit, and one flooder would shut out everybody.
        log.warning(
            "A form came without an address, and was not counted: does the proxy set X-Forwarded-For?"
        )
        return
    counts = SenderCount.objects.locked(limit.senders(network), limit.ends_at)
    lately = [moment for count in counts for moment in count.moments if limit.holds(moment)]
    if len(lately) >= limit.most:
        raise TooMany(limit.wait)
    today = counts[-1]
    today.moments = [*filter(limit.holds, today.moments), limit.now.timestamp()]
    today.save(update_fields=["moments"])
    SenderCount.objects.forget_ended(limit.now)
