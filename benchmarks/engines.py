"""Empty databases to measure on: files for SQLite, a private server for PostgreSQL, gone afterwards."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from _setup import VENV

from tests import machine, postgres

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
ALL = [SQLITE.lower(), POSTGRESQL.lower()]
NAMES = {SQLITE.lower(): SQLITE, POSTGRESQL.lower(): POSTGRESQL}

# Gives the URL of an empty database for so many programmes.
Databases = Callable[[int], AbstractContextManager[str]]


class NoEngine(Exception):
    """Why an engine cannot be measured here, as half a sentence."""


@contextmanager
def databases(engine: str) -> Iterator[Databases]:
    """Raises NoEngine. TEST_DATABASE_URL names a PostgreSQL server to use, as for the tests."""
    if engine == SQLITE.lower():
        yield _sqlite_file
        return
    if named := os.environ.get("TEST_DATABASE_URL"):
        yield lambda size: _postgresql_database(named, size)
        return
    started = postgres.server(machine.postgres_folders(VENV))
    try:
        url = started.__enter__()
    except postgres.NoServer as reason:
        raise NoEngine(str(reason)) from None
    try:
        yield lambda size: _postgresql_database(url, size)
    finally:
        started.__exit__(None, None, None)


@contextmanager
def _sqlite_file(size: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        yield f"sqlite:///{Path(folder) / f'{size}.sqlite3'}"


@contextmanager
def _postgresql_database(server: str, size: int) -> Iterator[str]:
    import psycopg

    name = f"refrain_bench_{size}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
