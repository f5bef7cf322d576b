"""How long ago a listing was checked."""

import datetime

import pytest

from programmes.freshness import Freshness, band, in_words, is_due
from programmes.vocabulary import LedBy

TODAY = datetime.date(2026, 11, 22)
DAYS = [
    (TODAY, Freshness.FRESH),
    (datetime.date(2026, 5, 22), Freshness.FRESH),
    (datetime.date(2026, 5, 21), Freshness.AGEING),
    (datetime.date(2025, 11, 22), Freshness.AGEING),
    (datetime.date(2025, 11, 21), Freshness.OLD),
    (None, Freshness.NEVER),
]


@pytest.mark.parametrize(("checked_on", "expected"), DAYS)
def test_bands_meet_on_the_day(checked_on, expected):
    assert band(checked_on, TODAY) == expected


def test_bands_are_settings(settings):
    settings.FRESHNESS_MONTHS = (1, 2)

    assert band(datetime.date(2026, 10, 21), TODAY) == Freshness.AGEING


def test_what_is_due_says_so_in_words():
    assert in_words(TODAY, TODAY) == "✓ Checked 22 November 2026"
    assert in_words(datetime.date(2026, 3, 1), TODAY) == "Checked 1 March 2026"
    assert "due for a re-check" in in_words(datetime.date(2025, 1, 1), TODAY)
    assert "Not all three" in in_words(None, TODAY)


@pytest.mark.parametrize("checked_on", [TODAY, datetime.date(2026, 3, 1)])
def test_an_answer_that_ran_out_is_due_however_lately_the_centre_was_asked(checked_on):
    assert "who leads it is due for a re-check" in in_words(checked_on, TODAY, LedBy.OUT_OF_DATE)
    assert is_due(checked_on, TODAY, LedBy.OUT_OF_DATE)
    assert not is_due(checked_on, TODAY, LedBy.REGISTERED)
