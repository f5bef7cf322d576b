"""A register's file that was uploaded: what the check tells, and what is written."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.models import Outcome, UploadRow, UploadState
from desk.uploads.steps import check_again, confirm
from desk.uploads.working import run_one
from programmes.judging import judge
from programmes.models import Centre, Judgement, Register, RegisterEntry, RegisterRun
from tests.builders import make_staff
from tests.desk.register_uploads import checked, found, imported, write
from tests.programmes.register_files import (
    MONTHLY_ROW,
    SCOTTISH_ROW,
    monthly_file,
    monthly_ods,
    scottish_file,
    several,
    weekly,
    weekly_file,
)

pytestmark = pytest.mark.django_db


def rows(upload, outcome: Outcome) -> list[UploadRow]:
    return list(upload.rows.filter(outcome=outcome))


def test_the_check_tells_in_numbers_and_writes_nothing(tmp_path):
    imported(weekly_file(tmp_path, *several(10)))
    changed = weekly(id="1-100000001", name="Renamed")
    new, other, nameless = weekly(id="1-100000099"), weekly(types="Dentist"), weekly(name="")
    file = weekly_file(tmp_path, changed, *several(9)[1:], new, other, nameless)
    upload = checked(file)

    assert (upload.state, upload.rows_done, upload.rows_in_all) == (UploadState.READY, 12, 12)
    assert found(upload) == {
        "Rows read": 12,
        "About substance misuse": 10,
        "New": 1,
        "Changed": 1,
        "Unchanged": 8,
        "Gone from the register": 1,
        "Skipped": 1,
        "Other services": 1,
    }
    assert RegisterRun.objects.count() == 1
    assert not RegisterEntry.objects.filter(name="Renamed").exists()


def test_the_check_tells_what_the_commands_dry_run_tells(tmp_path, capsys):
    imported(weekly_file(tmp_path, *several(10)))
    file = weekly_file(tmp_path, weekly(name="Renamed"), *several(9)[1:], weekly(name=""))
    upload = checked(file)
    call_command("import_register", "cqc", file, "--dry-run")

    lines = capsys.readouterr().out.splitlines()
    counts = [int(line.split(": ")[1]) for line in lines if line.split(": ")[-1].isdigit()]
    assert counts == [number for _, number, _ in upload.found]


def test_the_check_holds_nobody_up(tmp_path):
    """It writes of its own upload alone, and no savepoint is left open around it."""
    imported(weekly_file(tmp_path, *several(3)))
    with CaptureQueriesContext(connection) as queries:
        checked(weekly_file(tmp_path, *several(4)))

    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert not [sql for sql in written if "programmes_" in sql]


def test_a_new_service_is_told_by_name(tmp_path):
    upload = checked(weekly_file(tmp_path, weekly(provider="Larkfield Trust", phone="12")))
    (row,) = rows(upload, Outcome.NEW)

    assert (row.number, row.name) == (2, "Larkfield House (1-100000001)")
    assert ["town", "", "Leeds"] in row.changes
    assert row.notes == ["Phone “12” is no UK number, left empty."]


def test_a_changed_service_shows_old_and_new(tmp_path):
    imported(monthly_file(tmp_path))
    judge(RegisterEntry.objects.get(), Judgement.OURS, make_staff())
    upload = checked(monthly_file(tmp_path, MONTHLY_ROW | {"Location Latest Overall Rating": "Inadequate"}))
    (row,) = rows(upload, Outcome.CHANGED)

    assert row.changes == [["rating", "Good", "Inadequate"]]
    assert "It is ours." in row.notes[0]


def test_what_is_gone_is_told_ours_first_and_what_comes_back_says_so(tmp_path):
    imported(weekly_file(tmp_path, *several(12)))
    judge(RegisterEntry.objects.get(name="House 11"), Judgement.OURS, make_staff())
    gone = checked(weekly_file(tmp_path, *several(10)))
    assert [row.name.split(" (")[0] for row in rows(gone, Outcome.GONE)] == ["House 11", "House 10"]
    assert "re-check queue" in rows(gone, Outcome.GONE)[0].notes[0]

    write(gone)
    back = checked(weekly_file(tmp_path, *several(12)))
    assert {row.changes[-1][0] for row in rows(back, Outcome.CHANGED)} == {"on the register"}


def test_unchanged_and_other_services_are_no_rows_of_the_report(tmp_path):
    imported(weekly_file(tmp_path, *several(3)))
    upload = checked(weekly_file(tmp_path, *several(3), weekly(id="1-100000050", types="Dentist")))

    assert not upload.rows.exists()


def test_reasons_to_skip_are_told_once_each(tmp_path):
    other = SCOTTISH_ROW | {"Subtype": "Older People"}
    upload = checked(scottish_file(tmp_path, SCOTTISH_ROW, other, other), Register.CARE_INSPECTORATE)
    (sentences,) = [sentences for what, _, sentences in upload.found if what == "Skipped"]

    reason = "no subtype of it is Alcohol and Drugs Rehabilitation."
    assert sentences == [f"2 rows skipped, the first is row 3: {reason}"]


@pytest.mark.parametrize(
    ("make", "register"),
    [
        (weekly_file, Register.CQC),
        (monthly_file, Register.CQC),
        (monthly_ods, Register.CQC),
        (scottish_file, Register.CARE_INSPECTORATE),
    ],
)
def test_each_file_that_a_register_publishes_is_written(tmp_path, make, register):
    upload = imported(make(tmp_path), register)

    assert (upload.state, RegisterEntry.objects.get().register) == (UploadState.DONE, register)


def test_written_it_is_what_the_command_makes_of_it(tmp_path):
    file = weekly_file(tmp_path, *several(3))
    imported(file)
    call_command("import_register", "cqc", file)

    by_command, by_upload = RegisterRun.objects.values("rows_read", "relevant", "created", "unchanged")
    assert by_upload == {"rows_read": 3, "relevant": 3, "created": 3, "unchanged": 0}
    assert by_command == {"rows_read": 3, "relevant": 3, "created": 0, "unchanged": 3}


def test_what_staff_judged_stays(tmp_path):
    imported(weekly_file(tmp_path))
    centre = judge(RegisterEntry.objects.get(), Judgement.OURS, make_staff())
    imported(weekly_file(tmp_path, weekly(name="Renamed")))

    entry = RegisterEntry.objects.get()
    assert (entry.name, entry.judgement, entry.centre) == ("Renamed", Judgement.OURS, centre)
    assert Centre.objects.get().name == "Larkfield House"


def test_the_import_names_who_confirmed_it(tmp_path):
    upload = imported(weekly_file(tmp_path))
    log = LogEntry.objects.get(object_id=RegisterRun.objects.get().pk)

    assert (log.user, upload.file_name in log.change_message) == (upload.confirmed_by, True)


def test_another_import_meanwhile_takes_the_check_back(tmp_path):
    ready = checked(weekly_file(tmp_path, *several(3)))
    call_command("import_register", "cqc", weekly_file(tmp_path, *several(4)))
    moved = write(ready)

    assert (moved.state, RegisterRun.objects.count()) == (UploadState.MOVED, 1)
    assert "imported since the check" in moved.why
    assert check_again(moved, moved.uploaded_by)
    moved.refresh_from_db()
    assert moved.found == []
    run_one()
    moved.refresh_from_db()
    assert found(moved) | {"Gone from the register": 1, "Unchanged": 3} == found(moved)


def test_an_import_that_slips_in_before_the_last_step_is_seen(tmp_path, monkeypatch):
    """After the file was read again, and before the first row is written."""
    ready, other = checked(weekly_file(tmp_path, *several(3))), weekly_file(tmp_path, *several(4))
    monkeypatch.setattr(
        "desk.register_files.writing.hold", lambda register: call_command("import_register", register, other)
    )

    assert write(ready).state == UploadState.MOVED
    assert not RegisterEntry.objects.filter(seen_in__relevant=3).exists()


def test_an_import_of_the_other_register_changes_nothing(tmp_path):
    ready = checked(weekly_file(tmp_path))
    imported(scottish_file(tmp_path), Register.CARE_INSPECTORATE)

    assert write(ready).state == UploadState.DONE


def test_over_a_fifth_fewer_is_written_only_knowingly(tmp_path):
    imported(weekly_file(tmp_path, *several(10)))
    ready = checked(weekly_file(tmp_path, *several(7)))

    assert "This file holds 7 relevant rows where the last import held 10." in ready.why
    assert len(rows(ready, Outcome.GONE)) == 3
    assert not confirm(ready, ready.uploaded_by)
    assert write(ready, knowingly=True).state == UploadState.DONE
    assert RegisterEntry.objects.on_register().count() == 7


def test_a_file_without_a_relevant_service_is_written_only_knowingly(tmp_path):
    ready = checked(weekly_file(tmp_path, weekly(types="Dentist")))

    assert "holds no service about substance misuse" in ready.why
    assert not confirm(ready, ready.uploaded_by)


@pytest.mark.parametrize(
    ("make", "register", "words"),
    [
        (scottish_file, Register.CQC, "This file is not a file of the Care Quality Commission"),
        (weekly_file, Register.CARE_INSPECTORATE, "This file is not a file of the Care Inspectorate"),
    ],
)
def test_the_file_of_another_register_is_refused(tmp_path, make, register, words):
    upload = checked(make(tmp_path), register)

    assert upload.state == UploadState.REFUSED
    assert words in upload.why


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 \0\1", b"PK\x03\x04 half a spreadsheet", b"name,town\nHouse,Leeds\n"]
)
def test_what_is_no_register_is_refused_in_a_sentence(tmp_path, content):
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    upload = checked(file)

    assert upload.state == UploadState.REFUSED
    assert upload.why.startswith("This file ")


def test_one_service_said_twice_otherwise_is_refused(tmp_path):
    upload = checked(weekly_file(tmp_path, weekly(), weekly(name="Another")))

    assert upload.state == UploadState.REFUSED
    assert "row 3: 1-100000001 stands in the file twice" in upload.why
