"""bin/test: what the closing line says, and what counts as a failure."""

from contextlib import ExitStack

import _testing
import pytest
from _testing import NO_TESTS, Total

PASSED = {"passed": 3, "failed": 0, "skipped": 0}


def closing(capsys, total, strict=False):
    code = total.close(strict)
    return code, capsys.readouterr().out.splitlines()


def test_closing_line_adds_up_all_runs(capsys):
    total = Total()
    total.add(0, PASSED)
    total.add(0, {"passed": 2, "failed": 0, "skipped": 1})

    assert closing(capsys, total) == (0, ["5 passed, 0 failed, 1 skipped"])


def test_one_failed_test_fails_the_whole(capsys):
    total = Total()
    total.add(1, {"passed": 2, "failed": 1, "skipped": 0})
    total.add(0, PASSED)

    assert closing(capsys, total) == (1, ["5 passed, 1 failed"])


@pytest.mark.parametrize("code", [2, 3, 4, -15])
def test_a_run_that_broke_is_a_failure(capsys, code):
    total = Total()
    total.add(0, PASSED)
    total.add(code, {})

    assert closing(capsys, total) == (1, ["3 passed, 1 failed"])


def test_a_run_without_a_matching_test_is_no_failure(capsys):
    total = Total()
    total.add(0, PASSED)
    total.add(NO_TESTS, {})

    assert closing(capsys, total) == (0, ["3 passed, 0 failed"])


def test_no_matching_test_at_all_is_one(capsys):
    total = Total()
    total.add(NO_TESTS, {})
    total.add(NO_TESTS, {})

    assert closing(capsys, total)[0] == NO_TESTS


def test_what_could_not_run_is_said_before_the_closing_line(capsys):
    total = Total()
    total.add(0, PASSED)
    total.not_run.append("the browser tests, because there is no Chromium.")

    code, lines = closing(capsys, total)

    assert code == 0
    assert lines == ["Not run: the browser tests, because there is no Chromium.", "3 passed, 0 failed"]


def test_what_could_not_run_is_a_failure_in_ci(capsys):
    total = Total()
    total.add(0, PASSED)
    total.not_run.append("the tests on PostgreSQL, because there are no programs.")

    assert closing(capsys, total, strict=True)[0] == 1


def test_no_postgresql_is_said(monkeypatch):
    monkeypatch.setattr(_testing.machine, "postgres_folders", lambda _venv: [])
    total = Total()

    with ExitStack() as stack:
        assert _testing.on_postgres(total, [], None, stack) is None

    assert total.not_run == [
        "the tests on PostgreSQL, because no PostgreSQL programs were found on this machine."
    ]


def test_no_chromium_is_said(monkeypatch):
    monkeypatch.setattr(_testing.machine, "find_chromium", lambda: None)
    total = Total()

    _testing.in_browser(total, [])

    assert "there is no Chromium on PATH" in total.not_run[0]
