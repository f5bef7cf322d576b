"""The private link is shown in the browser that sent the question, for an hour, and to nobody else who has the page's address."""

import pytest
import time_machine
from django.test import Client

from enquiries.models import Enquiry
from enquiries.receipts import COOKIE, LINK_SHOWN_FOR, VALID_FOR
from tests.builders import make_staff
from tests.enquiries.builders import form_data, post_form, private_link

pytestmark = pytest.mark.django_db

NEW = "/enquiries/new/"
ENGLISH = f"{COOKIE}_en-gb"


@pytest.fixture(autouse=True)
def manager(db):
    """Somebody to tell."""
    return make_staff(is_superuser=True)


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-28 12:00", tick=False) as clock:
        yield clock


def shows_link(page) -> bool:
    return private_link(Enquiry.objects.latest("created_at")) in page.text


def test_back_and_reload_show_it_again_for_an_hour(client, clock):
    address = post_form(client)["Location"]
    clock.shift(LINK_SHOWN_FOR)

    assert all(shows_link(client.get(address)) for _ in range(3))
    clock.shift(1)
    assert not shows_link(client.get(address))


def test_whoever_has_the_address_is_told_the_reference_and_not_the_link(client):
    address = post_form(client)["Location"]
    page = Client().get(address)

    assert (page.status_code, shows_link(page)) == (200, False)
    assert Enquiry.objects.get().reference in page.text
    assert "only in the browser that sent the question" in page.text


def test_a_day_later_there_is_neither(client, clock):
    address = post_form(client)["Location"]
    clock.shift(VALID_FOR + 1)
    page = client.get(address)

    assert page.status_code == 404
    assert f"<b>{Enquiry.objects.get().reference}</b>" not in page.text
    assert not shows_link(page)


@pytest.mark.parametrize("forge", [lambda said: said[:-1], lambda said: "garbled", lambda said: ""])
def test_a_forged_cookie_shows_nothing(client, forge):
    address = post_form(client)["Location"]
    client.cookies[ENGLISH] = forge(client.cookies[ENGLISH].value)

    assert not shows_link(client.get(address))


def test_what_one_sent_opens_nothing_of_anothers(client):
    address, other = post_form(client)["Location"], Client()
    post_form(other)
    page = other.get(address)

    assert not any(private_link(one) in page.text for one in Enquiry.objects.all())


def test_the_address_itself_is_no_such_cookie(client):
    address = post_form(client)["Location"]
    other = Client()
    other.cookies[ENGLISH] = address.rstrip("/").rpartition("/")[2]

    assert not shows_link(other.get(address))


def test_the_cookie_goes_to_that_page_alone_and_soon_ends(client, settings):
    settings.SESSION_COOKIE_SECURE = True
    answer = post_form(client)
    cookie = answer.cookies[ENGLISH]

    assert (cookie["path"], cookie["max-age"]) == (answer["Location"], LINK_SHOWN_FOR)
    assert cookie["httponly"]
    assert cookie["secure"]


def test_the_same_browser_is_shown_it_in_welsh_too(client):
    answer = post_form(client)
    welsh = "/cy" + answer["Location"]

    assert answer.cookies[f"{COOKIE}_cy"]["path"] == welsh
    assert shows_link(client.get(welsh))


def test_a_form_sent_again_on_a_bad_line_shows_it_on_its_own_page(client, clock):
    data = form_data()
    first = client.post(NEW, data)["Location"]
    clock.shift(60)
    second = client.post(NEW, data)["Location"]

    assert Enquiry.objects.count() == 1
    assert all(shows_link(client.get(address)) for address in (first, second))
