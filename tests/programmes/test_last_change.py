"""The last change that the public could see moves with what they see, and with nothing else."""

import datetime

import pytest
from django.db.models import F
from django.utils import timezone

from programmes.models import Appointment, Centre, Programme, Provider
from programmes.publishing import close
from tests.builders import (
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_provider,
    make_register_check,
    make_staff,
    make_therapist,
)

pytestmark = pytest.mark.django_db

THEN = datetime.datetime(2026, 3, 1, 9, 30, 15, 250, tzinfo=datetime.UTC)
NOW = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def programme(time_machine):
    """One that nothing has happened to since THEN; it is NOW."""
    time_machine.move_to(THEN, tick=False)
    provider = make_provider()
    programme = make_programme(
        centre=make_centre(provider=provider), name="Tide", frequency="weekly", sessions_per_week=1
    )
    make_appointment(programme)
    time_machine.move_to(NOW, tick=False)
    return Programme.objects.get()


def moved() -> bool:
    last = Programme.objects.with_last_change().get().last_change
    assert last in (THEN, NOW)
    return last == NOW


def save(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def bulk_update(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    type(row).objects.bulk_update([row], list(fields))


def update(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


WRITES = [save, update, bulk_update]


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize(
    "fields",
    [{"name": "Ebb"}, {"session_minutes": 45}, {"sessions_per_week": None}, {"aftercare": ("group",)}],
)
def test_what_the_page_shows_moves_it_however_it_is_written(programme, write, fields):
    write(programme, **fields)

    assert moved()


@pytest.mark.parametrize("write", WRITES)
def test_the_same_again_or_what_no_page_shows_does_not(programme, write):
    write(programme, name="Tide", session_minutes=None, frequency="weekly", aftercare=(), slug="ebb")

    assert not moved()


def test_a_write_that_counts_on_what_was_there_is_judged_by_what_comes_out(programme):
    Programme.objects.update(sessions_per_week=F("sessions_per_week") * 1)
    assert not moved()
    Programme.objects.update(sessions_per_week=F("sessions_per_week") + 1, frequency="several_weekly")
    assert moved()


@pytest.mark.parametrize("write", WRITES)
def test_what_it_shows_of_its_centre_and_who_runs_it_moves_it(programme, write):
    write(Centre.objects.get(), email="a@example.org", street="")
    write(Provider.objects.get(), organisation_id="GB-COH-1")
    assert not moved()
    write(Provider.objects.get(), owned_by="A trust")
    assert moved()
    Provider.objects.update(changed_at=THEN)
    write(Centre.objects.get(), phone="020 7946 0001")
    assert moved()


@pytest.mark.parametrize("write", WRITES)
def test_somebody_coming_or_leaving_moves_it(programme, write):
    write(Appointment.objects.get(), sessions_per_week=3)
    assert not moved()
    write(Appointment.objects.get(), ends_on=datetime.date(2026, 6, 1))
    assert moved()


def test_closing_moves_it(programme):
    close(programme, make_staff(), "closed", datetime.date(2026, 5, 1))

    assert moved()


@pytest.mark.parametrize(("outcome", "has_moved"), [("confirmed", True), ("not_reached", False)])
def test_a_check_moves_it_if_somebody_answered(programme, outcome, has_moved):
    make_fact_check(programme, "price", outcome=outcome)

    assert moved() == has_moved


def test_a_look_at_the_register_moves_it_for_those_in_post(programme):
    make_register_check(make_therapist())
    left = make_appointment(programme, ends_on=datetime.date(2026, 1, 31), changed_at=THEN)
    make_register_check(left.therapist)
    make_register_check(make_appointment(make_programme(), make_therapist()).therapist)
    assert Programme.objects.with_last_change().get(name="Tide").last_change == THEN
    make_register_check(Appointment.objects.get(programme=programme, ends_on=None).therapist)
    assert Programme.objects.with_last_change().get(name="Tide").last_change == NOW


def test_a_row_from_before_the_moment_was_kept_was_last_changed_when_it_was_made(programme):
    for model in (Programme, Centre, Provider, Appointment):
        model.objects.update(changed_at=None)
    assert not moved()
    save(Programme.objects.get(), name="Tide")
    assert not moved()


def test_what_is_written_in_later_is_new(programme):
    assert programme.changed_at == THEN
    assert make_programme().changed_at == timezone.now()
