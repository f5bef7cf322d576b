"""Where a question could not be stored, the page says so, has a phone number, and loses nothing that was typed."""

import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from enquiries.limit import QUESTIONS
from enquiries.models import Enquiry
from tests.builders import make_programme, make_staff
from tests.enquiries.builders import form_data, post_form

pytestmark = pytest.mark.django_db

NEW = "/enquiries/new/"
PHONE = "020 7946 0199"
TYPED = {
    "asking_for": "professional",
    "name": "Bee <b>",
    "email": "bee@example.org",
    "phone": "020 7946 0321",
    "call_when": "after \"nine\"",
    "message": "Is there a choir?\nAnd a piano?",
    "is_safe_voicemail": "on",
    "is_safe_text": "on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def phone(db, settings):
    settings.CONTACT_PHONE = PHONE
    return make_staff(is_superuser=True)


def gone(*args):
    raise OperationalError("the server closed the connection")


def without_database(client, query: str = "", **fields):
    with connection.execute_wrapper(gone):
        return client.post(NEW + query, form_data(**TYPED | fields))


def stale(client):
    return Client(enforce_csrf_checks=True).post(NEW, form_data(**TYPED))


def over_the_limit(client):
    for _ in range(QUESTIONS):
        post_form(client)
    return client.post(NEW, form_data(**TYPED))


def typed_again(page: str) -> dict[str, str]:
    """What a browser would send of this page, read from its HTML."""
    found = {}
    for tag in re.findall(r"<(?:input|textarea)[^>]*>(?:[^<]*</textarea>)?", page):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        is_choice = attributes.get("type") in ("radio", "checkbox")
        if is_choice and " checked" not in tag:
            continue
        inside = re.search(r">\n?([^<]*)</textarea>", tag)
        found[attributes.get("name", "")] = (
            inside[1] if inside else attributes.get("value", "on" if is_choice else "")
        )
    return found


@pytest.mark.parametrize(("send", "status"), [(without_database, 503), (stale, 403), (over_the_limit, 429)])
def test_all_that_was_typed_comes_back_with_a_phone_number(client, send, status):
    response = send(client)
    again = typed_again(response.text)

    assert response.status_code == status
    assert f'href="tel:{PHONE.replace(" ", "")}">{PHONE}</a>' in response.text
    assert "We have your question" not in response.text
    for name, text in TYPED.items():
        assert again[name] == text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert again["consent"] == "on"


def test_what_came_back_can_be_sent_when_the_database_is_there_again(client):
    programme = make_programme(slug="birch")
    page = without_database(client, "?programme=birch", attach_questions="on", message="").text
    action = re.search(r'action="([^"]+)"', page.split('class="form"')[1])[1]

    assert "could not find the programme" not in page
    assert client.post(action, typed_again(page) | {"name": "Bee"}).status_code == 302
    enquiry = Enquiry.objects.get()
    assert (enquiry.programme, enquiry.state) == (programme, "new")
    assert enquiry.listing_questions


def test_an_odd_slug_is_not_handed_back_raw(client):
    page = without_database(client, '?programme="><script>x').text

    assert "<script>x" not in page
