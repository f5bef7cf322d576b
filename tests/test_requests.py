"""What a browser never sends is refused before a view sees it."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from recovery_site.wsgi import application
from tests.builders import make_programme, make_therapist
from tests.front import Answer


def send(content_type: str, method: str = "POST") -> tuple[int, str]:
    """Status and page that the whole site answers, from before Django on."""
    answer = Answer(application, "/health/", method, **{"content-type": content_type})
    return answer.status, answer.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded; charset=utf-16",
        "text/plain; charset=klingon",
        "text/html; charset*=utf-8''a%00b",
        "text/html; x*=klingon''a",
        "text/html; charset*=idna''" + "a" * 70,
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_content_type_we_cannot_read_is_a_400_in_our_look(content_type, method):
    status, page = send(content_type, method)

    assert status == 400
    assert "could not read" in page


@pytest.mark.django_db
@pytest.mark.parametrize("content_type", ["", "text/plain", "application/json; charset=UTF8"])
def test_ordinary_content_types_pass(content_type):
    assert send(content_type, "GET") == (200, "ok\n")


@pytest.fixture
def public_pages(db) -> list[str]:
    """Every public address that only shows something."""
    make_programme(slug="a-programme")
    make_therapist(slug="a-person", agreed=True)
    guide = ["how-we-check", "about", "privacy", "accessibility", "help", "guide/outside-the-uk"]
    listed = ["programmes", "programmes/a-programme", "programmes/feed", "therapists", "therapists/a-person"]
    return ["/", "/robots.txt", "/health/", "/enquiries/sent/x/", *(f"/{p}/" for p in [*guide, *listed])]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_pages_that_only_show_refuse_to_do_anything(public_pages, method):
    client = Client(enforce_csrf_checks=True)
    answers = [client.generic(method, address) for address in public_pages]

    assert {answer.status_code for answer in answers} == {405}
    assert {answer["Allow"] for answer in answers} == {"GET, HEAD"}
    assert all("cannot do that" in answer.content.decode() for answer in answers)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_the_form_takes_a_post_and_nothing_odder(method):
    answer = Client(enforce_csrf_checks=True).generic(method, "/enquiries/new/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.django_db
def test_staff_pages_still_take_a_post(client):
    assert client.post("/staff/sign-in/", {"login": "x"}).status_code == 200


@pytest.mark.django_db
def test_health_reads_the_database(client):
    assert client.get("/health/").content == b"ok\n"


@pytest.mark.django_db
def test_health_says_so_when_the_database_cannot_be_reached(client, monkeypatch):
    def unreachable():
        raise OperationalError("no route to host")

    monkeypatch.setattr(connection, "cursor", unreachable)
    answer = client.get("/health/")

    assert (answer.status_code, b"unreachable" in answer.content) == (503, True)
