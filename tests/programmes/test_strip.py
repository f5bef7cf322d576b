"""The strip says in marks what the words beside it say."""

import pytest

from programmes.models import Programme
from programmes.strip import strip_of

BEATS = {
    ("weekly", None): (1, "1 session a week", True),
    ("several_weekly", 3): (3, "3 sessions a week", True),
    ("several_weekly", 7): (7, "7 sessions a week", True),
    ("several_weekly", 9): (7, "7 or more sessions a week", True),
    ("several_weekly", None): (2, "more than once a week", True),
    ("fortnightly", None): (1, "every two weeks", True),
    ("occasional", None): (1, "now and then", True),
    ("on_request", None): (0, "on request", False),
    ("not_known", None): (0, "how often is not known yet", False),
}


@pytest.mark.parametrize(("said", "shown"), BEATS.items())
def test_a_beat_for_every_session_from_the_left(said, shown):
    week = strip_of(Programme(frequency=said[0], sessions_per_week=said[1])).week
    filled = [mark for mark in week.marks if mark]

    assert (len(filled), week.words, week.is_known) == shown
    assert week.marks[: len(filled)] == tuple(filled)
    assert len(week.marks) == 7


def test_less_than_weekly_is_a_beat_at_part_height():
    assert strip_of(Programme(frequency="monthly")).week.marks[0] == "part"


def after(**fields):
    return strip_of(Programme(**fields)).after


def test_a_block_for_every_month_up_to_a_year():
    three = after(aftercare=("group",), aftercare_length="months", aftercare_months=3)

    assert (three.marks.count("on"), three.goes_on, three.words) == (3, False, "group for 3 months")


@pytest.mark.parametrize(
    ("length", "goes_on"),
    [
        ({"aftercare_length": "months", "aftercare_months": 12}, False),
        ({"aftercare_length": "months", "aftercare_months": 13}, True),
        ({"aftercare_length": "open_ended"}, True),
    ],
)
def test_only_longer_than_a_year_or_open_ended_goes_on(length, goes_on):
    long = after(aftercare=("group",), **length)

    assert (long.marks.count("on"), long.goes_on) == (12, goes_on)


def test_stopping_is_known_and_silence_is_not():
    assert after(aftercare=("stops",)).is_known
    assert after(aftercare=("stops",)).words == "stops on leaving"
    assert not after().is_known
    assert not after(aftercare=("group",)).is_known


def test_strip_is_read_out_treatment_first():
    programme = Programme(
        frequency="weekly", aftercare=("group",), aftercare_length="months", aftercare_months=1
    )

    assert strip_of(programme).words == "In treatment: 1 session a week. Afterwards: group for 1 month."


def test_how_long_is_said_or_said_to_be_unknown():
    assert after(aftercare=("group",)).words == "group, for how long is not known yet"
    assert after(aftercare=("group",), aftercare_length="open_ended").words == "group, with no time limit"
    assert after().words == "not known yet"
