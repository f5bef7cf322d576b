"""The disk that holds the data is full for a while."""

import errno
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from faults.databases import Database
from faults.figures import Figure, NotRun
from faults.scenarios.database_away import stored_and_told, while_alive
from faults.senders import send_all
from faults.stage import Stage

TITLE = "disk full"
DEADLINE = 180
MEGABYTES = 48
WANTED, AT_ONCE = 120, 8
# Seconds that it is full.
FULL = 8.0


def run(stage: Stage) -> Iterator[Figure]:
    with (
        _small_disk(stage.folder) as disk,
        _database_on(stage, disk) as database,
        stage.own_folder() as folder,
        stage.site_on(database, folder) as site,
    ):
        filler = threading.Thread(target=_fill, args=(disk,), daemon=True)
        filler.start()
        sent = send_all(site.port, while_alive(filler, stage.count(WANTED)), AT_ONCE, DEADLINE / 2)
        filler.join(DEADLINE / 4)
        yield from stored_and_told(site, sent)


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    disk = folder / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=0777", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        disk.rmdir()
        raise NotRun("a small disk cannot be mounted here (it needs root)")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)
        disk.rmdir()


@contextmanager
def _database_on(stage: Stage, disk: Path) -> Iterator[Database]:
    """For PostgreSQL its tables: where its journal is full, it ends itself and is started by whoever watches over it."""
    with (
        stage.databases.copy(stage.name, disk) as database,
        nullcontext() if stage.is_sqlite else database.tables_on(disk / "tables"),
    ):
        yield database


def _fill(disk: Path) -> None:
    """Write until nothing more goes in, keep it so for a while, and make room again."""
    time.sleep(1)
    file = disk / "filler"
    until = time.monotonic() + FULL
    with file.open("ab", buffering=0) as filler:
        while time.monotonic() < until:
            try:
                filler.write(b"x" * 4096)
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
                # What others gave back meanwhile is taken too.
                time.sleep(0.02)
    os.unlink(file)
