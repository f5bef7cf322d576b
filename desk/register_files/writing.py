"""Importing a file that was checked: read again without holding anything, then compared and written at once."""

import threading
from collections.abc import Callable
from contextlib import ExitStack, closing
from typing import cast

from django.contrib.admin.models import ADDITION, LogEntry

from desk.models import Upload
from desk.register_files.checking import FILE, last_import, read
from desk.uploads.kinds import MovedError
from desk.uploads.progress import Progress
from programmes.models import Register
from programmes.registers.comparing import Comparison
from programmes.registers.importing import hold, write
from programmes.registers.reading import Spool
from programmes.registers.report import Report

MOVED = "Another file of this register was imported since the check."


def has_moved(upload: Upload) -> bool:
    return last_import(Register(upload.kind)) != upload.checked_against


def prepare(upload: Upload) -> Callable[[], None]:
    """Raises MovedError now, or in the function given back, if the register was imported since the check."""
    register = Register(upload.kind)
    _refuse_moved(upload)
    with ExitStack() as stack:
        report, spool = stack.enter_context(closing(Report())), stack.enter_context(closing(Spool()))
        read(upload, spool, report, Progress(upload, threading.Event()))
        kept = stack.pop_all()

    def write_all() -> None:
        with kept:
            hold(register)
            _refuse_moved(upload)
            # Whoever confirmed it has seen how many services are gone.
            run = write(Comparison(register, report, FILE), spool, force=True)
            by = cast(int, upload.confirmed_by_id)  # the database keeps no written upload without
            message = f"Imported from the file {upload.file_name}."
            LogEntry.objects.log_actions(by, [run], ADDITION, message, single_object=True)

    return write_all


def _refuse_moved(upload: Upload) -> None:
    if has_moved(upload):
        raise MovedError(MOVED)
