"""How the check of one upload tells what it found, and that it is still at it."""

import datetime
import threading
import time

from django.db import transaction
from django.utils import timezone

from desk.models import Upload, UploadRow

# Written down when one of these is reached: rows, or seconds since the last sign of life.
BATCH, BEAT = 500, 2.0


class LostError(Exception):
    """Somebody else took the upload up meanwhile: whatever this worker still does of it would be done twice."""


class StoppedError(Exception):
    """The worker was asked to stop: what it was at begins anew with the next one."""


class Progress:
    """`stop`: set when the worker is asked to stop; it then does so at the next sign of life."""

    def __init__(self, upload: Upload, stop: threading.Event):
        self.upload, self.stop = upload, stop
        self._waiting: list[UploadRow] = []
        self._done = 0
        self._read: dict[str, int] = {}
        self._last = time.monotonic()

    def expect(self, rows: int) -> None:
        """How many rows there are in all."""
        self._update(rows_in_all=rows)

    def note(self, checked_against: str) -> None:
        """What the rows are about to be compared with."""
        self._update(checked_against=checked_against)

    def add(self, row: UploadRow) -> None:
        row.upload = self.upload
        self._waiting.append(row)
        if len(self._waiting) >= BATCH:
            self.flush()
        else:
            self.beat()

    def reach(self, rows: int, of: int) -> None:
        """How many rows are read, of about how many: counted instead of findings, where not every row has one."""
        self._read = {"rows_done": rows, "rows_in_all": of}
        self.beat()

    def total(self, found: list[tuple[str, int, list[str]]]) -> None:
        """What was found in all: what, how many, and sentences about it."""
        self._update(found=found)

    def beat(self) -> None:
        """Give a sign of life, if the last one is a while ago."""
        if self.stop.is_set():
            raise StoppedError
        if time.monotonic() - self._last > BEAT:
            self.flush()

    def flush(self) -> None:
        """Write down what was found so far, in a short transaction of its own."""
        self._done += len(self._waiting)
        with transaction.atomic():
            self._update(**{"rows_done": self._done} | self._read)
            UploadRow.objects.bulk_create(self._waiting, batch_size=BATCH)
        self._waiting = []

    def _update(self, **fields) -> None:
        update_held(self.upload, heartbeat_at=timezone.now(), **fields)
        self._last = time.monotonic()


def update_held(upload: Upload, **fields: str | int | list | datetime.datetime | None) -> None:
    """Write fields of an upload that this worker holds. Raises LostError if it no longer does."""
    if not Upload.objects.filter(pk=upload.pk, claim=upload.claim).update(**fields):
        raise LostError
