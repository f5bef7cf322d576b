"""A renewal deadline passes: the words, the counts and the queues change by themselves, and one look puts it right."""

import datetime
import re

import pytest
import time_machine
from django.urls import reverse

from tests.builders import (
    check_three_questions,
    make_appointment,
    make_programme,
    make_register_check,
    make_therapist,
)
from tests.programmes.pages import get_list, list_programmes
from tests.staff import make_curator

pytestmark = pytest.mark.django_db

APRIL = datetime.date(2026, 4, 10)
TITLE = "HCPC-registered music therapist"


@pytest.fixture
def programme():
    """Led by somebody looked up, and confirmed in post, in April 2026; the registration ends on 31 May."""
    with time_machine.travel("2026-04-10 12:00", tick=False):
        programme = make_programme(name="Harbour", frequency="weekly", aftercare=("group",))
        therapist = make_therapist(name="Ada Thorne", hcpc_number="AS001")
        make_register_check(therapist, checked_on=APRIL)
        check_three_questions(programme, [make_appointment(programme, therapist)], checked_on=APRIL)
    return programme


def registered(client) -> tuple[str, list[str]]:
    """What the search counts beside the filter, and what the filter finds."""
    html = get_list(client)
    count = re.search(r'name="led_by" value="registered"[^>]*>[^<]*<span class="count"[^>]*>(\d+)<', html)
    return count[1] if count else "", list_programmes(client, led_by="registered")


def test_everything_follows_the_deadline_and_one_look_puts_it_right(client, programme):
    person = programme.appointments.get().therapist
    curator = make_curator()
    look_up = reverse("admin:therapists_therapist_look_up", args=[person.pk])

    with time_machine.travel("2026-05-31 12:00", tick=False):
        assert TITLE in client.get(programme.get_absolute_url()).text
        assert registered(client) == ("1", ["Harbour"])

    with time_machine.travel("2026-06-01 12:00", tick=False):
        page = client.get(programme.get_absolute_url()).text
        assert TITLE not in page
        assert "Our check of who leads it is out of date" in page
        assert "Who leads the music now?" in page
        assert registered(client) == ("0", [])
        assert list_programmes(client, led_by="out_of_date") == ["Harbour"]

        client.force_login(curator)
        assert "Ada Thorne" in client.get("/admin/therapists/therapist/look-up/", follow=True).text
        form = client.get(look_up).context["form"]
        seen = {name: form[name].value() or "" for name in ("checked_on", "seen")}
        client.post(look_up, seen | {"status": "registered", "modality": "music"})

        client.logout()
        assert TITLE in client.get(programme.get_absolute_url()).text
        assert registered(client) == ("1", ["Harbour"])


def test_a_look_that_showed_the_next_period_outlives_the_deadline(client, programme):
    with time_machine.travel("2026-04-11 12:00", tick=False):
        make_register_check(
            programme.appointments.get().therapist, registered_until=datetime.date(2028, 5, 31)
        )
    with time_machine.travel("2026-06-01 12:00", tick=False):
        assert registered(client) == ("1", ["Harbour"])


def test_whoever_left_makes_nothing_registered_though_still_on_the_register(client, programme):
    programme.appointments.update(ends_on=datetime.date(2026, 5, 1))
    with time_machine.travel("2026-05-02 12:00", tick=False):
        assert TITLE not in client.get(programme.get_absolute_url()).text
        assert registered(client) == ("0", [])
