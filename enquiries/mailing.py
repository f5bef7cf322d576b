"""One round of the mail worker, and the loop round it."""

import fcntl
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import Error, connections
from django.utils import timezone
from post_office import mail

from enquiries.escalation import tell_of_promises
from enquiries.outbox import give_up_refused
from enquiries.passing_on import pass_on
from enquiries.retention import Daily

log = logging.getLogger("refrain.mail")

# Seconds between two looks at the queue.
PAUSE = 2


@contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Whether no other worker of this machine is sending: two would send the same mail twice."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def send_round() -> tuple[int, int] | None:
    """Look after what waits for an answer, and send one mail; gives how many went and how many did not, or None if another
    worker is at it.

    Raises django.db.Error while the database is away. A mail is marked sent after the server took it.
    """
    began = timezone.now()
    with _alone(settings.VAR_DIR / "send_mail.lock") as is_alone:
        if not is_alone:
            return None
        pass_on()
        tell_of_promises()
        sent, failed, requeued = mail.send_queued()
        if requeued:
            give_up_refused(began)
        return sent, failed + requeued


def send_queued() -> tuple[int, int] | None:
    """Send all that is due now, and give the same for all of it."""
    sent = not_sent = 0
    while (counts := send_round()) and any(counts):
        sent, not_sent = sent + counts[0], not_sent + counts[1]
    return (sent, not_sent) if counts or sent or not_sent else None


def _round_did_something() -> bool:
    counts = send_round()
    if not counts or not any(counts):
        return False
    log.info("mails sent: %d, not sent: %d", *counts)
    return True


def send_until(stop: threading.Event) -> None:
    """Send round after round until `stop` is set. Outlives a database or a mail server that is away."""
    was_away, daily = False, Daily()
    while not stop.is_set():
        is_idle = True
        try:
            daily.erase()
            # A round takes one mail only: where there was one, there may be more.
            is_idle = not _round_did_something()
            was_away = False
        except (Error, OSError) as error:
            if not was_away:
                log.warning("cannot look at the queue (%s): trying on", type(error).__name__)
            was_away = True
        finally:
            connections.close_all()
        if is_idle:
            stop.wait(PAUSE)
