"""What an import changes, and what it never does."""

import datetime
import io
import sys

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError

from programmes.judging import judge
from programmes.models import Centre, Judgement, RegisterEntry, RegisterRun
from tests.builders import make_staff
from tests.programmes.register_files import several, weekly, weekly_file

pytestmark = pytest.mark.django_db

COUNTS = ("created", "updated", "unchanged", "gone", "skipped")


def run(path, *options):
    call_command("import_register", "cqc", path, *options, stdout=io.StringIO())
    return {count: getattr(RegisterRun.objects.first(), count) for count in COUNTS}


def entries():
    return list(RegisterEntry.objects.order_by("register_id").values())


def test_running_twice_changes_nothing(tmp_path):
    path = weekly_file(tmp_path, *several(3))
    run(path)
    before = entries()

    assert run(path) == {"created": 0, "updated": 0, "unchanged": 3, "gone": 0, "skipped": 0}
    assert [row | {"seen_in_id": 0} for row in entries()] == [row | {"seen_in_id": 0} for row in before]


def test_a_changed_row_is_updated_in_place(tmp_path):
    run(weekly_file(tmp_path))
    pk = RegisterEntry.objects.get().pk

    assert run(weekly_file(tmp_path, weekly(name="Renamed")))["updated"] == 1
    assert RegisterEntry.objects.get(pk=pk).name == "Renamed"


def test_what_staff_judged_and_edited_is_never_overwritten(tmp_path):
    run(weekly_file(tmp_path))
    staff = make_staff()
    centre = judge(RegisterEntry.objects.get(), Judgement.OURS, staff)
    Centre.objects.update(name="Our name for it")
    run(weekly_file(tmp_path, weekly(name="Renamed")))

    entry = RegisterEntry.objects.get()
    assert (entry.judgement, entry.judged_by, entry.centre) == (Judgement.OURS, staff, centre)
    assert entry.centre.name == "Our name for it"


def test_a_row_gone_from_the_register_is_marked_and_kept(tmp_path):
    run(weekly_file(tmp_path, *several(10)))
    with time_machine.travel(datetime.datetime(2026, 12, 1, 12), tick=False):
        assert run(weekly_file(tmp_path, *several(9)))["gone"] == 1

    gone = RegisterEntry.objects.get(register_id="1-100000010")
    assert gone.gone_on == datetime.date(2026, 12, 1)
    assert RegisterEntry.objects.on_register().count() == 9


def test_gone_keeps_the_day_it_was_first_missed(tmp_path):
    run(weekly_file(tmp_path, *several(10)))
    for day in (1, 8):
        with time_machine.travel(datetime.datetime(2026, 12, day, 12), tick=False):
            run(weekly_file(tmp_path, *several(9)))

    assert RegisterEntry.objects.get(gone_on__isnull=False).gone_on == datetime.date(2026, 12, 1)


def test_a_row_that_comes_back_is_no_longer_gone(tmp_path):
    for count in (10, 9, 10):
        counts = run(weekly_file(tmp_path, *several(count)))

    assert (counts["updated"], counts["unchanged"]) == (1, 9)
    assert not RegisterEntry.objects.filter(gone_on__isnull=False).exists()


def test_last_seen_moves_and_first_seen_stays(tmp_path):
    for day in (1, 8):
        with time_machine.travel(datetime.datetime(2026, 12, day, 12), tick=False):
            run(weekly_file(tmp_path))

    entry = RegisterEntry.objects.get()
    assert (entry.first_seen_on.day, entry.last_seen_on.day) == (1, 8)


def test_dry_run_reports_and_writes_nothing(tmp_path, capsys):
    call_command("import_register", "cqc", weekly_file(tmp_path), "--dry-run")

    assert "Created: 1\n" in capsys.readouterr().out
    assert not RegisterEntry.objects.exists()
    assert not RegisterRun.objects.exists()


def test_the_same_row_twice_is_skipped(tmp_path):
    assert run(weekly_file(tmp_path, weekly(), weekly()))["skipped"] == 1


def test_the_same_row_twice_far_apart_is_skipped(tmp_path, monkeypatch):
    monkeypatch.setattr("programmes.registers.comparing.BATCH", 2)
    counts = run(weekly_file(tmp_path, *several(5), *several(1)))

    assert counts == {"created": 5, "updated": 0, "unchanged": 0, "gone": 0, "skipped": 1}


@pytest.mark.parametrize("batch", [1, 500])
def test_an_id_twice_with_different_values_is_refused(tmp_path, monkeypatch, batch):
    monkeypatch.setattr("programmes.registers.comparing.BATCH", batch)
    with pytest.raises(CommandError, match=r"row 3: 1-100000001 stands in the file twice"):
        run(weekly_file(tmp_path, weekly(), weekly(name="Another")))

    assert not RegisterEntry.objects.exists()


def test_over_a_fifth_fewer_is_refused(tmp_path):
    run(weekly_file(tmp_path, *several(10)))
    before = entries()
    with pytest.raises(CommandError, match="7 relevant rows where the last import held 10"):
        run(weekly_file(tmp_path, *several(7)))

    assert entries() == before


def test_a_fifth_fewer_is_imported(tmp_path):
    run(weekly_file(tmp_path, *several(10)))

    assert run(weekly_file(tmp_path, *several(8)))["gone"] == 2


def test_force_imports_however_few(tmp_path):
    run(weekly_file(tmp_path, *several(10)))

    assert run(weekly_file(tmp_path, *several(1)), "--force")["gone"] == 9


def test_a_file_with_no_relevant_row_is_refused(tmp_path):
    with pytest.raises(CommandError, match="holds no service about substance misuse"):
        run(weekly_file(tmp_path, weekly(types="Dentist")))


def test_progress_is_drawn_on_a_terminal_alone(tmp_path, monkeypatch):
    drawn = {}
    for is_terminal in (True, False):
        stream = io.StringIO()
        stream.isatty = lambda answer=is_terminal: answer
        monkeypatch.setattr(sys, "stderr", stream)
        run(weekly_file(tmp_path))
        drawn[is_terminal] = stream.getvalue()

    assert "1 rows" in drawn[True]
    assert drawn[False] == ""
