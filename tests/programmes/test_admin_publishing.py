"""Publish, close and reopen from a listing's page, and for many from the list."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.urls import reverse

from desk.roles import CURATORS
from programmes.models import Programme
from programmes.vocabulary import ListingStatus
from tests.builders import check_three_questions, make_programme, make_staff
from tests.staff import make_curator

pytestmark = pytest.mark.django_db

SURE = {"confirmed": "yes"}
LIST = "admin:programmes_programme_changelist"
READY = {
    "status": ListingStatus.DRAFT,
    "summary": "In Leeds.",
    "frequency": "weekly",
    "aftercare": ("group",),
    "led_by_claim": "musician",
}


@pytest.fixture(autouse=True)
def curator(client):
    make_staff()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


def make_ready(**fields) -> Programme:
    programme = make_programme(**READY | fields)
    check_three_questions(programme)
    return programme


def address(programme, act: str) -> str:
    return reverse(f"admin:programmes_programme_{act}", args=[programme.pk])


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_publish_button_publishes(client):
    programme = make_ready()

    answer = client.post(address(programme, "publish"))

    assert answer.url == reverse("admin:programmes_programme_change", args=[programme.pk])
    assert Programme.objects.published().exists()


def test_publish_button_says_everything_that_is_missing(client):
    answer = client.post(address(make_programme(status=ListingStatus.DRAFT), "publish"))

    assert said(answer).count("nobody has checked this") == 3
    assert "Summary" in said(answer)
    assert not Programme.objects.published().exists()


@pytest.mark.parametrize("act", ["publish", "reopen"])
def test_moving_needs_a_post(client, act):
    assert client.get(address(make_ready(), act)).status_code == 405


def test_closing_asks_for_reason_and_day_first(client):
    programme = make_programme()
    assert client.get(address(programme, "close")).status_code == 200
    assert "This field is required" in client.post(address(programme, "close"), {"on": ""}).content.decode()

    client.post(address(programme, "close"), {"reason": "merged", "on": "2026-06-01"})

    assert Programme.objects.get().closed_reason == "merged"


def test_closing_in_the_future_is_refused_beside_the_day(client):
    answer = client.post(address(make_programme(), "close"), {"reason": "merged", "on": "2099-01-01"})

    assert "in the future" in str(answer.context["form"].errors["on"])


def test_closing_a_draft_is_refused_in_words(client):
    answer = client.post(address(make_ready(), "close"), {"reason": "merged", "on": "2026-06-01"})

    assert "is not published" in answer.content.decode()


def test_reopen_button_makes_a_draft(client):
    client.post(address(make_programme(status=ListingStatus.CLOSED), "reopen"))

    assert Programme.objects.get().status == ListingStatus.DRAFT


def test_many_are_published_and_the_refused_are_named(client):
    make_ready(), make_ready(), make_programme(name="Lacking", status=ListingStatus.DRAFT)
    every = [str(pk) for pk in Programme.objects.values_list("pk", flat=True)]

    answer = client.post(reverse(LIST), SURE | {"action": "publish_selected", "_selected_action": every})

    assert Programme.objects.published().count() == 2
    assert "2 published" in said(answer)
    assert "“Lacking” was not published: Summary" in said(answer)


def test_many_are_closed_after_the_reason_is_given(client):
    make_programme(), make_programme(), make_ready(name="Draft")
    every = [str(pk) for pk in Programme.objects.values_list("pk", flat=True)]
    chosen = {"action": "close_selected", "_selected_action": every}
    assert "Why" in client.post(reverse(LIST), chosen).content.decode()
    assert Programme.objects.published().count() == 2

    given = chosen | {"confirmed": "yes", "reason": "closed", "on": "2026-06-01"}
    answer = client.post(reverse(LIST), given)

    assert Programme.objects.filter(status="closed").count() == 2
    assert "“Draft” was not closed" in said(answer)


def test_bulk_work_writes_history(client, curator):
    programme = make_ready()

    client.post(reverse(LIST), SURE | {"action": "publish_selected", "_selected_action": [str(programme.pk)]})

    assert programme.history.first().history_user == curator


@pytest.mark.parametrize(
    ("act", "status"), [("publish", "draft"), ("close", "published"), ("reopen", "closed")]
)
def test_who_may_only_read_moves_nothing(client, act, status):
    reader, programme = make_staff(), make_programme(status=status)
    reader.user_permissions.set(
        Group.objects.get(name=CURATORS).permissions.filter(codename__startswith="view_")
    )
    client.force_login(reader)

    assert client.post(address(programme, act)).status_code == 403
    assert Programme.objects.get().status == status
