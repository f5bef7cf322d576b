"""The index of the listings as they are now, shared by all requests of this process."""

import threading

from django.db import connection

from programmes.index import Index
from programmes.moment import moment_here

# Past so many listings nobody waits for a build: the old index answers until the new one is ready.
BUILD_ASIDE = 20_000


class _Current:
    def __init__(self):
        self.key: tuple = ()
        self.index: Index | None = None
        self.building = threading.Lock()

    def get(self) -> Index:
        moment = moment_here()
        # The date is part of it: checks go out of date by the calendar.
        key = (connection.alias, moment.version, moment.today)
        index = self.index
        if index is not None and self.key == key:
            return index
        if index is not None and self.key[:1] == key[:1] and index.size > BUILD_ASIDE:
            index.is_old = True
            threading.Thread(target=self._build_aside, args=(key,), daemon=True).start()
            return index
        with self.building:
            return self._build(key)

    def _build(self, key: tuple) -> Index:
        """Called under the lock; whoever waited for it finds the work done."""
        if self.index is None or self.key != key:
            index = Index(key[2], self.index)
            if index.size > BUILD_ASIDE:
                index.read_words()  # which takes longer than all else, and now nobody waits for it
            self.index, self.key = index, key
        return self.index

    def _build_aside(self, key: tuple) -> None:
        if not self.building.acquire(blocking=False):
            return
        try:
            self._build(key)
        finally:
            self.building.release()
            connection.close()


_current = _Current()


def current_index() -> Index:
    """Any committed change is in it at once in this process, and in half a second in every other."""
    return _current.get()
