"""A handler enters her own absences; a manager anybody's; open enquiries are passed on as it is saved."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from enquiries.models import Absence, Enquiry, Team
from enquiries.vocabulary import State
from tests.enquiries.builders import make_absence, make_enquiry, make_rule, make_team
from tests.enquiries.inbox import LIST
from tests.staff import make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db

ABSENCES = "/admin/enquiries/absence/"
ADD = f"{ABSENCES}add/"


@pytest.fixture
def carys(client):
    carys = make_handler(username="carys")
    client.force_login(carys)
    return carys


def enter(client, first: int = 0, last: int | None = 3, **fields) -> str:
    today = timezone.localdate()
    days = {"starts_on": today + datetime.timedelta(days=first)}
    if last is not None:
        days["ends_on"] = today + datetime.timedelta(days=last)
    return client.post(ADD, days | fields, follow=True).content.decode()


def page_of(absence) -> str:
    return reverse("admin:enquiries_absence_change", args=[absence.pk])


def test_handler_enters_her_own(client, carys):
    enter(client)

    assert Absence.objects.get().person == carys


def test_handler_enters_nobody_elses(client, carys):
    enter(client, person=make_handler().pk)

    assert Absence.objects.get().person == carys


def test_handler_neither_sees_nor_changes_another_persons(client, carys):
    absence = make_absence(make_handler(username="hamish"))

    assert "hamish" not in client.get(ABSENCES).content.decode()
    for address in (page_of(absence), f"{ABSENCES}{absence.pk}/delete/", f"{ABSENCES}{absence.pk}/history/"):
        assert client.get(address).status_code == 302
        client.post(address, {"post": "yes", "starts_on": "2020-01-01"})
    absence.refresh_from_db()
    assert absence.starts_on == timezone.localdate()


def test_manager_enters_anybodys(client, carys):
    client.force_login(make_manager())
    enter(client, person=carys.pk)

    assert Absence.objects.get().person == carys


def test_manager_chooses_among_those_who_may_see_enquiries(client):
    client.force_login(make_manager())
    enter(client, person=make_curator().pk)

    assert not Absence.objects.exists()


def test_curators_enter_none(client):
    client.force_login(make_curator())

    assert client.get(ADD).status_code == 403


def test_end_can_be_left_open(client, carys):
    enter(client, last=None)

    assert "not known yet" in client.get(ABSENCES).content.decode()


def test_last_day_before_the_first_is_one_sentence(client, carys):
    assert "The last day away is before the first." in enter(client, first=2, last=1)
    assert not Absence.objects.exists()


def test_saving_one_that_has_begun_passes_on_at_once(client, carys):
    make_rule(make_team(carys, hamish := make_handler()))
    make_enquiry()

    assert "Open enquiries that were passed on: 1 to " in enter(client)
    assert Enquiry.objects.get().assigned_to == hamish


def test_saving_one_to_come_passes_nothing_on(client, carys):
    make_rule(make_team(carys, make_handler()))
    make_enquiry()

    assert "passed on: " not in enter(client, first=1)
    assert Enquiry.objects.get().assigned_to == carys


@pytest.mark.parametrize("first", [0, 7])
def test_fallback_left_with_nobody_there_is_said(client, carys, first):
    Team.objects.fallback().members.set([carys])

    assert "the fallback team, is there on" in enter(client, first=first, last=9)


def test_fallback_with_somebody_there_is_not(client, carys):
    Team.objects.fallback().members.set([carys, make_handler()])

    assert "the fallback team, is there on" not in enter(client)


@pytest.mark.parametrize("is_in_the_list", [False, True])
def test_whoever_is_away_takes_nothing(client, carys, is_in_the_list):
    """The worker would pass it on two seconds later."""
    Team.objects.fallback().members.set([carys])
    enquiry = make_enquiry()
    make_absence(carys)
    button = reverse("admin:enquiries_enquiry_move", args=[enquiry.pk]), {"taken": "x"}
    chosen = LIST, {"action": "taken", "_selected_action": [str(enquiry.pk)]}
    page = client.post(*(chosen if is_in_the_list else button), follow=True)

    assert "You are entered as away" in page.content.decode()
    assert Enquiry.objects.get().state == State.NEW


def test_pages_have_nothing_inline(client, carys):
    page = client.get(ADD).content.decode()

    assert 'type="date"' in page
    assert " style=" not in page
    assert "onclick=" not in page


def test_it_says_who_got_what_and_which_teams_are_empty(client, carys):
    make_rule(make_team(carys, name="Wales"))
    make_enquiry()
    page = enter(client)

    assert "Open enquiries that were passed on: 1 with nobody." in page
    assert "Nobody of “Wales” is there on" in page
    assert "the fallback team, is there on" in page


@pytest.mark.parametrize(("first", "is_kept"), [(0, False), (-3, True)])
def test_whoever_is_back_ends_it_now(client, carys, first, is_kept):
    absence = make_absence(carys, first, 9)
    assert "I am back" in client.get(page_of(absence)).text
    client.post(page_of(absence), {"back": "pressed"})

    assert not Absence.objects.on(timezone.localdate()).exists()
    assert Absence.objects.exists() == is_kept


def test_nobody_ends_another_persons(client, carys):
    absence = make_absence(make_handler())
    client.post(page_of(absence), {"back": "pressed"})

    assert Absence.objects.on(timezone.localdate()).exists()


def test_one_to_come_has_nothing_to_end(client, carys):
    assert "I am back" not in client.get(page_of(make_absence(carys, 2, 3))).text
