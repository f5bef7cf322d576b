"""A new database for each scenario, copied from one that holds the demonstration: a file, or one of a private server."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from _setup import VENV

from faults.figures import NotRun
from tests import machine, postgres

SQLITE, POSTGRESQL = "sqlite", "postgresql"
NAMES = {SQLITE: "SQLite", POSTGRESQL: "PostgreSQL"}
# As in production: what is committed has to outlive a crash.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@dataclass(frozen=True)
class Database:
    """`file` is there for SQLite; `server` for a PostgreSQL that this run started."""

    engine: str
    url: str
    file: Path | None = None
    server: postgres.Server | None = None

    def own_server(self) -> postgres.Server:
        """Raises NotRun for a server that others may use."""
        if self.server is None:
            raise NotRun("the server named by TEST_DATABASE_URL is not ours to stop")
        return self.server

    @contextmanager
    def tables_on(self, folder: Path) -> Iterator[None]:
        """Move its tables, not its journal, to `folder`, and away again. Raises NotRun."""
        import psycopg

        server, name = self.own_server(), self.url.rpartition("/")[2]
        server.own(folder)
        with psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute(f"CREATE TABLESPACE faults_small LOCATION '{folder}'")
            connection.execute(f"ALTER DATABASE {name} SET TABLESPACE faults_small")
            try:
                yield
            finally:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
                connection.execute("DROP TABLESPACE faults_small")

    def own_file(self) -> Path:
        assert self.file  # noqa: S101  (for the types: asked for SQLite alone)
        return self.file


class Sqlite:
    """Databases in files."""

    engine = SQLITE

    def __init__(self, folder: Path):
        self._template = folder / "template.sqlite3"
        self.template = Database(SQLITE, f"sqlite:///{self._template}", self._template)

    @contextmanager
    def copy(self, name: str, folder: Path) -> Iterator[Database]:
        """A copy in `folder`; goes with it."""
        file = folder / f"{name}.sqlite3"
        # Whatever still stands in the journal belongs to it.
        with sqlite3.connect(self._template) as template:
            template.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        template.close()
        shutil.copyfile(self._template, file)
        yield Database(SQLITE, f"sqlite:///{file}", file)


class Postgresql:
    """Databases on one server."""

    engine = POSTGRESQL

    def __init__(self, url: str, server: postgres.Server | None):
        self._url, self._server = url, server
        self._execute(
            "DROP DATABASE IF EXISTS faults_template WITH (FORCE)", "CREATE DATABASE faults_template"
        )
        self.template = self._named("faults_template")

    def _named(self, name: str) -> Database:
        return Database(POSTGRESQL, f"{self._url.rpartition('/')[0]}/{name}", server=self._server)

    def _execute(self, *statements: str) -> None:
        import psycopg

        with psycopg.connect(self._url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    @contextmanager
    def copy(self, name: str, folder: Path) -> Iterator[Database]:
        name = f"faults_{name.replace('-', '_')}"
        self._execute(
            f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE faults_template"
        )
        try:
            yield self._named(name)
        finally:
            self._execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def forget(self) -> None:
        self._execute("DROP DATABASE IF EXISTS faults_template WITH (FORCE)")


Databases = Sqlite | Postgresql


@contextmanager
def databases(engine: str, folder: Path) -> Iterator[Databases]:
    """Raises NotRun. TEST_DATABASE_URL names a PostgreSQL server to use, as for the tests."""
    if engine == SQLITE:
        yield Sqlite(folder)
    elif named := os.environ.get("TEST_DATABASE_URL"):
        made = Postgresql(named, None)
        try:
            yield made
        finally:
            made.forget()
    else:
        with _private_server() as server:
            yield Postgresql(server.url, server)


@contextmanager
def _private_server() -> Iterator[postgres.Server]:
    started = postgres.restartable(machine.postgres_folders(VENV), options=DURABLE)
    try:
        server = started.__enter__()
    except postgres.NoServer as reason:
        raise NotRun(str(reason)) from None
    try:
        yield server
    finally:
        started.__exit__(None, None, None)
