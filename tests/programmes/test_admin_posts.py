"""The posts on a listing's own page: who took one up, until when, and what is not undone."""

import datetime

import pytest
from django.utils import timezone

from programmes.models import Appointment
from programmes.vocabulary import ListingStatus
from tests.builders import (
    make_appointment,
    make_programme,
    make_registered,
    make_therapist,
)
from tests.forms import errors
from tests.programmes.listing_form import new_post, save
from tests.staff import make_curator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def curator(client):
    make_curator()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


def test_a_post_keeps_its_person(client):
    programme = make_programme()
    post, other = make_appointment(programme), make_therapist()

    save(client, programme, **{"appointments-0-therapist": other.pk, "appointments-0-role": "musician"})

    assert Appointment.objects.values_list("therapist", "role").get() == (post.therapist_id, post.role)


def test_a_post_gets_its_last_day(client):
    programme = make_programme()
    make_appointment(programme)

    save(client, programme, **{"appointments-0-ends_on": "01/06/2026", "is_slip": "on"})

    assert Appointment.objects.get().ends_on == datetime.date(2026, 6, 1)


def test_a_confirmed_post_is_not_deleted(client):
    programme = make_programme()
    make_registered(programme)

    answer = save(client, programme, **{"appointments-0-DELETE": "on"})

    assert "last day of the post" in errors(answer)
    assert Appointment.objects.exists()


def test_a_mistaken_post_is_deleted(client):
    programme = make_programme()
    make_appointment(programme)

    save(client, programme, **{"appointments-0-DELETE": "on", "is_slip": "on"})

    assert not Appointment.objects.exists()


def test_nobody_takes_up_a_post_at_a_closed_programme(client):
    closed = make_programme(status=ListingStatus.CLOSED)

    answer = save(client, closed, **new_post(make_therapist()))

    assert "nobody can take up a post" in errors(answer)


def test_two_open_posts_of_one_person_are_refused_in_words(client):
    programme = make_programme()
    post = make_appointment(programme)
    extra = {k.replace("-0-", "-1-"): v for k, v in new_post(post.therapist).items()}

    answer = save(client, programme, **extra | {"appointments-TOTAL_FORMS": 2})

    assert "already holds this post" in errors(answer)


def test_a_post_that_will_end_and_one_that_lasts_are_one_post_too_many(client):
    programme = make_programme()
    ends = timezone.localdate() + datetime.timedelta(days=30)
    post = make_appointment(programme, ends_on=ends)

    def add(**fields):
        row = {k.replace("-0-", "-1-"): v for k, v in new_post(post.therapist, **fields).items()}
        return save(client, programme, **row | {"appointments-TOTAL_FORMS": 2, "is_slip": "on"})

    assert "already holds this post" in errors(add())
    add(starts_on=f"{ends + datetime.timedelta(days=1):%d/%m/%Y}")
    assert programme.appointments.count() == 2


def test_a_post_that_ended_is_not_taken_up_again(client):
    programme = make_programme(status=ListingStatus.DRAFT)
    make_registered(programme)
    ended = datetime.date.today() - datetime.timedelta(days=2)
    Appointment.objects.update(ends_on=ended)
    answer = save(client, programme, **{"appointments-0-ends_on": ""})

    assert "If the person is back, add a new post." in errors(answer)
    assert Appointment.objects.get().ends_on == ended


def test_last_day_of_a_post_can_be_put_right_until_it_has_passed(client):
    programme = make_programme(status=ListingStatus.DRAFT)
    make_registered(programme)
    Appointment.objects.update(ends_on=datetime.date.today() + datetime.timedelta(days=2))
    save(client, programme, **{"appointments-0-ends_on": ""})

    assert Appointment.objects.get().ends_on is None
