"""Rules that count in months."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_register_check, make_therapist
from therapists.append_only import AppendOnlyError
from therapists.dates import last_day_within, months_before, next_renewal_deadline
from therapists.models import RegisterCheck

DATES = st.dates(datetime.date(2003, 1, 1), datetime.date(2090, 1, 1))


def test_a_month_without_that_day_gives_its_last():
    assert months_before(datetime.date(2026, 3, 31), 1) == datetime.date(2026, 2, 28)
    assert months_before(datetime.date(2025, 2, 28), 12) == datetime.date(2024, 2, 28)


@given(DATES, st.integers(0, 120))
def test_so_many_months_lie_between(day, months):
    earlier = months_before(day, months)

    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day <= day.day


@given(DATES)
def test_registration_ends_on_31_may_of_an_even_year_within_two_years(day):
    deadline = next_renewal_deadline(day)

    assert (deadline.month, deadline.day, deadline.year % 2) == (5, 31, 0)
    assert datetime.timedelta(0) <= deadline - day <= datetime.timedelta(days=731)


@given(DATES, st.integers(-40, 40))
def test_last_day_within_a_year_agrees_with_the_year_before(day, days):
    last = last_day_within(day, 12)
    today = last + datetime.timedelta(days=days)

    assert (months_before(today, 12) <= day) is (today <= last)


@pytest.mark.django_db
def test_check_without_a_date_runs_to_the_next_deadline():
    check = make_register_check(make_therapist(), checked_on=datetime.date(2026, 6, 1))

    assert check.registered_until == datetime.date(2028, 5, 31)
    assert check.counts_until == datetime.date(2027, 6, 1)


@pytest.mark.django_db
def test_a_check_is_never_altered_or_deleted():
    check = make_register_check(make_therapist())

    for alter in (check.save, check.delete, RegisterCheck.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            alter()
    with pytest.raises(AppendOnlyError):
        RegisterCheck.objects.update(status="registered")
