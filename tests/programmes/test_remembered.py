"""What staff see of the whole catalogue is kept for as long as it is true, and no longer."""

import datetime

import pytest
from django.db import transaction

from programmes.models import Programme
from programmes.remembered import made_of, remembered
from tests.builders import make_programme

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 28)
TOMORROW = datetime.date(2026, 11, 29)


@pytest.fixture
def days() -> list[datetime.date]:
    """For which it was worked out, in turn."""
    return []


@pytest.fixture
def count(days):
    @remembered
    def counted(today: datetime.date) -> int:
        days.append(today)
        return Programme.objects.count()

    return counted


def test_it_is_worked_out_once_while_nothing_changes(count, days):
    make_programme()

    assert [count(TODAY), count(TODAY)] == [1, 1]
    assert days == [TODAY]


def test_a_change_is_seen_at_once(count):
    make_programme()
    assert count(TODAY) == 1

    make_programme()

    assert count(TODAY) == 2


def test_what_was_taken_back_is_forgotten(count):
    make_programme()
    with transaction.atomic():
        make_programme()
        assert count(TODAY) == 2
        transaction.set_rollback(True)

    assert count(TODAY) == 1


def test_each_day_is_worked_out_anew(count, days):
    make_programme()

    count(TODAY), count(TOMORROW)

    assert days == [TODAY, TOMORROW]


def test_what_was_read_again_and_is_the_same_is_not_worked_out_again():
    worked_out = []

    @made_of
    def longest(words: list[str]) -> str:
        worked_out.append(words)
        return max(words, key=len)

    assert [longest(["a", "bb"]), longest(["a", "bb"]), longest(["ccc"]), longest(["a", "bb"])] == [
        "bb",
        "bb",
        "ccc",
        "bb",
    ]
    assert worked_out == [["a", "bb"], ["ccc"], ["a", "bb"]]
