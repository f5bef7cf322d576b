"""What takes a look at every listing, kept until one of them changes: staff see their own change at once.

The version of the catalogue is asked for each time, of the database: no other process can have changed it unseen.
"""

import datetime
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from django.db import connection

from programmes.models import Catalogue

T = TypeVar("T")
Read = TypeVar("Read")


class remembered(Generic[T]):
    """Of a function of the day that reads nothing but what `programmes.versions` watches."""

    def __init__(self, make: Callable[[datetime.date], T]):
        self._make = make
        self._held: tuple[tuple, T] | None = None
        self._making = threading.Lock()

    def __call__(self, today: datetime.date) -> T:
        # Asked for before anything is read: what is committed meanwhile makes what was read old.
        key = (connection.alias, Catalogue.objects.version(), today)
        held = self._held
        if held is None or held[0] != key:
            with self._making:
                held = self._held
                if held is None or held[0] != key:
                    held = self._held = (key, self._make(today))
        return held[1]


class made_of(Generic[Read, T]):
    """Of a function of what was read: made anew only where that is not what it was."""

    def __init__(self, make: Callable[[Read], T]):
        self._make = make
        self._held: tuple[Read, T] | None = None

    def __call__(self, read: Read) -> T:
        held = self._held
        if held is None or held[0] != read:
            held = self._held = (read, self._make(read))
        return held[1]
