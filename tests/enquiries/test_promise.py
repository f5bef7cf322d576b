"""One working day: weekends do not count, and no enquiry waits for ever."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from enquiries.promise import answer_due_at


def local(*when: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(*when))


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        (local(2026, 11, 18, 10), local(2026, 11, 19, 10)),  # Wednesday
        (local(2026, 11, 19, 15), local(2026, 11, 20, 15)),  # Thursday
        (local(2026, 11, 20, 15), local(2026, 11, 23, 15)),  # Friday
        (local(2026, 11, 21, 9), local(2026, 11, 24)),  # Saturday
        (local(2026, 11, 22, 23), local(2026, 11, 24)),  # Sunday
        (local(2026, 3, 27, 15), local(2026, 3, 30, 15)),  # the clocks go forward between
    ],
)
def test_answer_is_due_after_one_working_day(sent, due):
    assert answer_due_at(sent) == due


@given(
    st.datetimes(
        datetime.datetime(2026, 1, 1), datetime.datetime(2030, 1, 1), timezones=st.just(datetime.UTC)
    )
)
def test_answer_is_due_in_one_to_three_days(sent):
    assert datetime.timedelta(hours=23) <= answer_due_at(sent) - sent <= datetime.timedelta(days=3, hours=1)
