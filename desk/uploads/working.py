"""The worker: takes one upload at a time, and survives being stopped in the middle of it."""

import logging
import threading

from django.db import Error, IntegrityError, InterfaceError, OperationalError, connections, transaction
from django.utils import timezone

from desk.models import Outcome, Upload, UploadState
from desk.uploads.kinds import BusyError, MovedError, RefusedFileError, kind_named
from desk.uploads.progress import LostError, Progress, StoppedError, update_held

log = logging.getLogger("refrain.jobs")

# Seconds between two looks at what waits.
PAUSE = 2
FAILED = "Something went wrong here, and nothing was written. Check it again; if it fails again, tell whoever runs the site."
TAKEN = "Something that one of the rows needs, such as its address, was taken since the check."


def run_one(stop: threading.Event | None = None) -> bool:
    """Work at what waits longest; gives whether there is reason to look again at once."""
    expired = Upload.objects.expired(timezone.now())
    if expired.exists():  # looked at first: a delete waits for everybody who writes
        expired.delete()
    upload = Upload.objects.take(timezone.now())
    if upload is None:
        return False
    try:
        if upload.state == UploadState.WRITING:
            _write(upload)
        else:
            _check(upload, stop or threading.Event())
    except LostError:
        log.warning("upload %d was taken up by another worker", upload.pk)
    except (BusyError, StoppedError):
        update_held(upload, claim=None, heartbeat_at=None)
        return False
    except (OperationalError, InterfaceError):
        raise  # the database is away: the upload is taken up again later
    except Exception as error:
        # The message could hold what the file says.
        log.error("upload %d failed (%s)", upload.pk, type(error).__name__)
        _leave(upload, UploadState.FAILED, FAILED)
    return True


def _check(upload: Upload, stop: threading.Event) -> None:
    upload.rows.all().delete()  # what a worker before this one had found
    progress = Progress(upload, stop)
    try:
        to_confirm = kind_named(upload.kind).check(upload, progress)
        progress.flush()
    except RefusedFileError as refusal:
        _leave(upload, UploadState.REFUSED, str(refusal))
        return
    if upload.rows.filter(outcome=Outcome.REFUSED).exists():
        _leave(upload, UploadState.REFUSED)
    else:
        _leave(upload, UploadState.READY, to_confirm or "")
    log.info("upload %d checked: %d rows", upload.pk, upload.rows.count())


def _write(upload: Upload) -> None:
    """All of it or nothing: the rows and the state of the upload are one transaction."""
    try:
        write = kind_named(upload.kind).prepare(upload)
        with transaction.atomic():
            write()
            _leave(upload, UploadState.DONE)
    except MovedError as moved:
        _leave(upload, UploadState.MOVED, str(moved))
        return
    except IntegrityError:
        _leave(upload, UploadState.MOVED, TAKEN)
        return
    log.info("upload %d written: %d rows", upload.pk, upload.rows.to_write().count())


def _leave(upload: Upload, state: UploadState, why: str = "") -> None:
    update_held(upload, state=state, why=why, claim=None, heartbeat_at=None)


def run_until(stop: threading.Event) -> None:
    """Work until `stop` is set. Outlives a database that is away."""
    was_away = False
    while not stop.is_set():
        is_idle = True
        try:
            is_idle = not run_one(stop)
            was_away = False
        except Error as error:
            if not was_away:
                log.warning("cannot look at what waits (%s): trying on", type(error).__name__)
            was_away = True
        finally:
            connections.close_all()
        if is_idle:
            stop.wait(PAUSE)
