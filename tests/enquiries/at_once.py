"""Many threads that start together, as many visitors in many processes do."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing

from django.db import connection, connections

MANY = 8


def file_for_threads(monkeypatch, folder) -> None:
    """Give each thread a connection of its own to what the database holds: SQLite's in memory has one for all."""
    if connection.vendor == "sqlite":
        copy = folder / "copy.sqlite3"
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
            # As a database is that was opened before: to change its mode takes it for oneself, which eight at once cannot.
            target.execute("PRAGMA journal_mode=WAL")
        monkeypatch.setitem(connections.settings, "default", connections.settings["default"] | {"NAME": copy})


def at_once(work: Callable, times: int = MANY) -> list:
    """What `work` gives in each of so many threads that start together."""
    given, start = [], threading.Barrier(times)

    def run():
        start.wait()
        try:
            given.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given
