"""Who gets in by a password, how long a session lives, and what a stranger learns."""

import datetime
import re
from urllib.parse import unquote

import pytest
import time_machine
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client

from tests.desk.signing_in import DESK, SIGN_IN, give_password, is_in, make_person, with_password
from tests.staff import StaffClient, make_auditor, make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db


def what_is_said(response) -> tuple[int, str]:
    """Status and page, without what every page has of its own."""
    page = re.sub(
        r'(name="csrfmiddlewaretoken" value|name="login" value)="[^"]*"', "", response.content.decode()
    )
    return response.status_code, page


def test_the_login_of_the_admin_leads_to_ours(client):
    answer = client.get(DESK, follow=True)

    assert unquote(answer.redirect_chain[-1][0]) == f"{SIGN_IN}?next={DESK}"


@pytest.mark.parametrize("typed", ["ruth", "RUTH", "Ruth@Example.org", " ruth "])
def test_a_name_or_an_address_in_any_case(client, typed):
    make_person(username="ruth", email="ruth@example.org")

    assert give_password(client, typed).status_code == 302


@pytest.mark.parametrize("fields", [{"is_active": False}, {"is_staff": False}])
def test_whoever_may_not_come_in_is_told_what_a_stranger_is(client, fields):
    user = make_person(username="ruth", **fields)

    assert what_is_said(give_password(client, user)) == what_is_said(give_password(client, "nobody"))


def test_known_and_unknown_names_look_alike(client, monkeypatch):
    make_person(username="ruth", email="ruth@example.org")
    hashed, encode = [], PBKDF2PasswordHasher.encode
    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))
    said = []
    for name in ("ruth", "ruth@example.org", "nobody", "nobody@example.org"):
        said.append((what_is_said(give_password(client, name, "wrong")), len(hashed)))
        hashed.clear()

    assert said == [said[0]] * 4
    assert said[0][1] == 1  # one look at a password takes most of the time


@pytest.mark.parametrize("make", [make_curator, make_handler, make_manager, make_auditor])
def test_a_disabled_account_is_out_at_its_next_request_and_stays_out(client, make):
    user = make()
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    type(user).objects.update(is_active=False)
    refused = client.get("/admin/", follow=True)
    type(user).objects.update(is_active=True)

    assert refused.redirect_chain[-1][0].startswith(SIGN_IN)
    assert Session.objects.count() == 0
    assert client.get("/admin/").status_code == 302


def test_whoever_loses_staff_status_is_out_too(client):
    user = make_curator()
    client.force_login(user)
    type(user).objects.update(is_staff=False)

    assert client.get(DESK, follow=True).redirect_chain[-1][0].startswith(SIGN_IN)


@pytest.mark.parametrize(("minutes", "stays"), [([29, 29, 29], True), ([29, 31], False)])
def test_a_session_ends_after_half_an_hour_without_use(minutes, stays):
    with time_machine.travel(datetime.datetime(2026, 11, 28, 9), tick=False) as clock:
        client = StaffClient()
        client.force_login(make_curator())
        is_in(client)
        for pause in minutes:
            clock.shift(datetime.timedelta(minutes=pause))
            last = is_in(client)

    assert last is stays


def test_a_session_is_written_once_a_minute_not_at_every_page(client, django_assert_num_queries):
    client.force_login(make_curator())
    with django_assert_num_queries(2):  # session, account
        client.get("/admin/jsi18n/")


def test_a_new_password_ends_other_sessions(client):
    user = with_password(make_curator())
    client.force_login(user)
    user.set_password("another-harbour-4821")
    user.save()

    assert not is_in(client)


def test_public_pages_do_not_ask_who_reads_them(client):
    client.force_login(make_curator())

    assert "Cookie" not in client.get("/about/").headers.get("Vary", "")


def test_the_form_is_there_without_a_session():
    browser = Client()
    answer = browser.get(SIGN_IN)

    assert (answer.status_code, "sessionid" in browser.cookies) == (200, False)
    assert "no-store" in answer["Cache-Control"]
