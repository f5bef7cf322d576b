"""The report of bin/faults: goals beside figures, what was not run, what was missed and why."""

from django.conf import settings

from faults import report
from faults.figures import none_of
from faults.playing import Outcome


def write(outcome: Outcome) -> str:
    return report.write(report.Run(1.0, {"sqlite": {"crash": outcome}}, {"postgresql": "there is none"}))


def test_a_missed_goal_is_said_with_its_reason(monkeypatch):
    monkeypatch.setattr(report, "reasons", lambda: {"crash": "Because of the weather."})
    text = write(Outcome([none_of("accepted and lost", 2), none_of("stored twice", 0)]))

    assert "| accepted and lost | 0 | 2 | **missed** |" in text
    assert "| stored twice | 0 | 0 | met |" in text
    assert "Because of the weather." in text


def test_a_met_goal_needs_no_reason(monkeypatch):
    monkeypatch.setattr(report, "reasons", lambda: {"crash": "Because of the weather."})

    assert "weather" not in write(Outcome([none_of("accepted and lost", 0)]))


def test_what_was_not_run_is_said():
    text = write(Outcome(not_run="it needs root"))

    assert "not run, because it needs root." in text
    assert "PostgreSQL: not run, because there is none." in text
    assert str(settings.BASE_DIR) not in text


def test_what_did_not_end_in_time_is_missed():
    outcome = Outcome([none_of("accepted and lost", 0)], broken="it was not over within 5 s")

    assert not outcome.is_met
    assert "missed, since it was not over within 5 s" in write(outcome)
