"""The worker for uploads: one at a time, with numbers, and whole whatever becomes of it."""

import dataclasses
import datetime
import logging
import signal
import threading

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError
from django.utils import timezone

from desk.models import Outcome, Upload, UploadRow, UploadState
from desk.uploads import kinds, working
from desk.uploads.kinds import BusyError, Kind, MovedError, RefusedFileError
from desk.uploads.progress import LostError, Progress, StoppedError
from desk.uploads.steps import check_again, confirm
from desk.uploads.working import run_one
from tests.builders import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def tally(monkeypatch):
    """A kind of upload that counts lines, and notes what it was asked to write."""
    written = []

    def check(upload, progress):
        lines = bytes(upload.content).decode().splitlines()
        progress.expect(len(lines))
        for number, line in enumerate(lines, 1):
            outcome = Outcome.REFUSED if line == "bad" else Outcome.NEW
            progress.add(UploadRow(number=number, outcome=outcome, name=line, plan={"line": line}))

    kind = Kind(
        "tally", "Lines", check, lambda upload: lambda: written.append(upload.pk), lambda upload: False, ()
    )
    monkeypatch.setitem(kinds._kinds, "tally", kind)
    return written


def change_kind(monkeypatch, **parts):
    monkeypatch.setitem(kinds._kinds, "tally", dataclasses.replace(kinds.kind_named("tally"), **parts))


def hand_in(content: bytes = b"one\ntwo", **fields) -> Upload:
    return Upload.objects.create(
        kind="tally", file_name="lines.txt", content=content, uploaded_by=make_staff(), **fields
    )


def state_of(upload: Upload) -> str:
    return Upload.objects.values_list("state", flat=True).get(pk=upload.pk)


def test_a_file_is_checked_and_then_waits_for_a_yes(tally):
    upload = hand_in()
    assert run_one()
    assert not run_one()

    upload.refresh_from_db()
    assert (upload.state, upload.rows_done, upload.rows_in_all) == (UploadState.READY, 2, 2)
    assert tally == []


def test_a_refused_row_refuses_the_file(tally):
    upload = hand_in(b"one\nbad")
    run_one()

    assert state_of(upload) == UploadState.REFUSED
    assert not confirm(upload, make_staff())


def test_what_was_confirmed_is_written_once(tally):
    upload = hand_in()
    run_one()
    assert confirm(upload, make_staff())
    assert not confirm(upload, make_staff())
    while run_one():
        pass

    assert state_of(upload) == UploadState.DONE
    assert tally == [upload.pk]


def test_the_oldest_comes_first(tally):
    new, old = hand_in(), hand_in(uploaded_at=timezone.now() - datetime.timedelta(hours=1))
    run_one()

    assert (state_of(old), state_of(new)) == (UploadState.READY, UploadState.WAITING)


def test_what_somebody_works_at_is_left_to_them(tally):
    hand_in(state=UploadState.CHECKING, heartbeat_at=timezone.now())

    assert not run_one()


@pytest.mark.parametrize("state", [UploadState.CHECKING, UploadState.WRITING])
def test_what_a_killed_worker_left_is_taken_up_again(tally, state):
    silent = timezone.now() - datetime.timedelta(minutes=3)
    upload = hand_in(state=state, heartbeat_at=silent, confirmed_by=make_staff())
    UploadRow.objects.create(upload=upload, number=1, outcome=Outcome.NEW, name="of the killed worker")
    run_one()

    upload.refresh_from_db()
    assert upload.state == (UploadState.READY if state == UploadState.CHECKING else UploadState.DONE)
    if state == UploadState.CHECKING:
        assert [row.name for row in upload.rows.all()] == ["one", "two"]


def test_a_worker_that_lost_its_upload_writes_no_more_of_it(tally):
    upload = hand_in()
    held = Upload.objects.take(timezone.now())
    Upload.objects.update(heartbeat_at=None)
    Upload.objects.take(timezone.now())
    progress = Progress(held, threading.Event())
    progress.add(UploadRow(number=1, outcome=Outcome.NEW))

    with pytest.raises(LostError):
        progress.flush()
    assert not upload.rows.exists()


def test_a_writer_that_lost_its_upload_writes_nothing(tally, monkeypatch):
    """It wakes up after another worker took its upload."""

    def prepare(upload):
        Upload.objects.update(claim=None)
        return lambda: make_staff(username="written")

    change_kind(monkeypatch, prepare=prepare)
    hand_in(state=UploadState.WRITING, confirmed_by=make_staff())
    run_one()

    assert not User.objects.filter(username="written").exists()


def test_a_worker_asked_to_stop_leaves_the_check_to_the_next(tally):
    upload, stop = hand_in(), threading.Event()
    stop.set()

    assert not run_one(stop)
    assert state_of(upload) == UploadState.CHECKING
    run_one()
    assert state_of(upload) == UploadState.READY


def test_progress_stops_where_it_is_asked_to():
    stop = threading.Event()
    stop.set()
    with pytest.raises(StoppedError):
        Progress(Upload(), stop).beat()


@pytest.mark.parametrize(
    ("error", "state", "why"),
    [
        (MovedError("“Songs” changed."), UploadState.MOVED, "“Songs” changed."),
        (IntegrityError("slug"), UploadState.MOVED, working.TAKEN),
        (ValueError("zanzibar"), UploadState.FAILED, working.FAILED),
        (BusyError(), UploadState.WRITING, ""),
    ],
)
def test_what_cannot_be_written_says_why_and_can_be_checked_again(
    tally, monkeypatch, caplog, error, state, why
):
    def prepare(upload):
        def write():
            raise error

        return write

    change_kind(monkeypatch, prepare=prepare)
    upload = hand_in(state=UploadState.WRITING, confirmed_by=make_staff())
    run_one()

    upload.refresh_from_db()
    assert (upload.state, upload.why) == (state, why)
    assert "zanzibar" not in caplog.text
    assert check_again(upload, upload.uploaded_by) is (state != UploadState.WRITING)


def test_a_file_refused_whole_says_why(tally, monkeypatch):
    def check(upload, progress):
        raise RefusedFileError("The file is empty.")

    change_kind(monkeypatch, check=check)
    upload = hand_in()
    run_one()

    upload.refresh_from_db()
    assert (upload.state, upload.why) == (UploadState.REFUSED, "The file is empty.")


def test_uploads_and_their_rows_are_erased_after_seven_days(tally):
    old = hand_in(uploaded_at=timezone.now() - datetime.timedelta(days=7, minutes=1))
    UploadRow.objects.create(upload=old, number=1, outcome=Outcome.NEW)
    kept = hand_in(uploaded_at=timezone.now() - datetime.timedelta(days=6, hours=23))
    run_one()

    assert list(Upload.objects.all()) == [kept]
    assert not UploadRow.objects.filter(upload=old.pk).exists()


def test_a_written_upload_names_who_confirmed_it(tally):
    with pytest.raises(IntegrityError, match="upload_written_for_somebody"):
        hand_in(state=UploadState.DONE)


def test_an_upload_has_a_known_state(tally):
    with pytest.raises(IntegrityError, match="upload_known_state"):
        hand_in(state="lost")


def test_once_says_how_many_in_numbers(tally, capsys):
    hand_in()
    hand_in()
    call_command("run_jobs", once=True)

    assert "Uploads worked at: 2." in capsys.readouterr().out


def test_a_database_that_is_away_is_one_sentence(monkeypatch):
    def away(*_):
        raise OperationalError("no route to host")

    monkeypatch.setattr("desk.management.commands.run_jobs.run_one", away)

    with pytest.raises(CommandError, match="cannot be read"):
        call_command("run_jobs", once=True)


class StopAfter(threading.Event):
    """Set once somebody has waited on it so many times; never waits."""

    def __init__(self, rounds: int):
        super().__init__()
        self.rounds = rounds

    def wait(self, timeout=None):
        self.rounds -= 1
        if self.rounds == 0:
            self.set()
        return self.is_set()


def test_the_loop_outlives_an_absent_database(monkeypatch, caplog):
    def away(stop):
        raise OperationalError("no route to host")

    # A test's own transaction would end with its connection.
    monkeypatch.setattr(working.connections, "close_all", lambda: None)
    monkeypatch.setattr(working, "run_one", away)
    with caplog.at_level(logging.INFO, "refrain.jobs"):
        working.run_until(StopAfter(3))

    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "no route" not in caplog.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_worker(monkeypatch, number):
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    monkeypatch.setattr(
        "desk.management.commands.run_jobs.run_until",
        lambda stop: (signal.raise_signal(number), stop.wait(5))[1] or pytest.fail("ran on"),
    )
    try:
        call_command("run_jobs")
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
