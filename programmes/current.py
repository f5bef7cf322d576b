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
            index = self._build(key)
        if index.size > BUILD_ASIDE and not index.has_words:
            # Longer than all else, and few visitors look for a word: only those few wait.
            threading.Thread(target=self._read_words, args=(index,), daemon=True).start()
        return index

    def _build(self, key: tuple) -> Index:
        """Called under the lock; whoever waited for it finds the work done."""
        if self.index is None or self.key != key:
            self.index, self.key = Index(key[2], self.index), key
        return self.index

    def _read_words(self, index: Index) -> None:
        try:
            index.read_words()
        finally:
            connection.close()

    def _build_aside(self, key: tuple) -> None:
        """Nothing is exchanged until the words are read too."""
        if not self.building.acquire(blocking=False):
            return
        try:
            if self.key != key:
                index = Index(key[2], self.index)
                index.read_words()
                self.index, self.key = index, key
        finally:
            self.building.release()
            connection.close()


_current = _Current()


def current_index() -> Index:
    """Any committed change is in it at once in this process, and in half a second in every other."""
    return _current.get()
