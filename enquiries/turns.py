"""One writer of this process at a time where the database takes one alone.

SQLite lets whoever waits look again now and then, in no order, so that of twenty visitors some wait for seconds
while others pass them. PostgreSQL needs none of it.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection

_turn = threading.Lock()


@contextmanager
def in_turn() -> Iterator[None]:
    """Wait no longer than SQLite itself would. Raises django.db.OperationalError."""
    if connection.vendor != "sqlite":
        yield
        return
    if not _turn.acquire(timeout=connection.settings_dict["OPTIONS"]["timeout"]):
        raise OperationalError("the database is locked")
    try:
        yield
    finally:
        _turn.release()
