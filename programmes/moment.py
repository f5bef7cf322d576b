"""What all public pages are made from just now, for those who ask at every request."""

import datetime
from time import monotonic
from typing import NamedTuple

from django.db import close_old_connections, connection
from django.utils import timezone

from programmes.models import Catalogue
from programmes.versions import watch

# Seconds for which a change made by another process may go unseen.
KEEP = 0.5


class Moment(NamedTuple):
    version: str
    is_demonstration: bool
    # Checks go out of date by the calendar.
    today: datetime.date


def _now() -> Moment:
    return Moment(*Catalogue.objects.state(), timezone.localdate())


class _Latest:
    """A change is seen at once by the process that committed it, and by any other in half a second."""

    def __init__(self):
        self.seen: tuple[Moment | None, object, float] = (None, None, 0.0)

    def get(self) -> Moment:
        moment, commit, until = self.seen
        if moment is not None and commit is watch.last_commit and monotonic() < until:
            return moment
        # Taken before reading: what is committed meanwhile makes what was read old.
        commit, until = watch.last_commit, monotonic() + KEEP
        moment = self._read()
        self.seen = (moment, commit, until)
        return moment

    def _read(self) -> Moment:
        """Asked outside Django's own handling of a request, which would see to the connection."""
        close_old_connections()
        try:
            return _now()
        finally:
            close_old_connections()


latest_moment = _Latest().get


def moment_here() -> Moment:
    """The same for a view: within a transaction, with what that has changed and nobody else can see yet."""
    return _now() if connection.in_atomic_block else latest_moment()
