"""What a scenario is played on: a site of its own with a new database, and how much of everything there is to be."""

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from faults.databases import SQLITE, Database, Databases
from faults.site import Site, running


@dataclass(frozen=True)
class Stage:
    name: str
    databases: Databases
    # Deleted after the run, and kept after it.
    folder: Path
    logs: Path
    keys: dict[str, str]
    scale: float

    @property
    def is_sqlite(self) -> bool:
        return self.databases.engine == SQLITE

    def count(self, number: int) -> int:
        """So many of them, at the scale of the run, but never fewer than two."""
        return max(2, round(number * self.scale))

    @contextmanager
    def site(self, *, worker: bool = True) -> Iterator[Site]:
        """A site that answers, on a new database."""
        with (
            self.own_folder() as folder,
            self.databases.copy(self.name, folder) as database,
            self.site_on(database, folder, worker=worker) as started,
        ):
            yield started

    def site_on(
        self, database: Database, folder: Path, *, worker: bool = True
    ) -> AbstractContextManager[Site]:
        return running(database, folder, self.logs, self.keys, worker=worker)

    @contextmanager
    def own_folder(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix=f"{self.name}-", dir=self.folder) as folder:
            yield Path(folder)
