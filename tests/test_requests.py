"""What a browser never sends is refused before a view sees it."""

import io

import pytest
from django.db import OperationalError, connection
from django.test import Client

from recovery_site.wsgi import application


def send(content_type: str, method: str = "POST") -> tuple[str, str]:
    """The status line and page that the whole site answers, from before Django on."""
    statuses: list[str] = []
    environ = Client()._base_environ(REQUEST_METHOD=method, PATH_INFO="/health/", CONTENT_TYPE=content_type)
    environ["wsgi.input"] = io.BytesIO()
    body = application(environ, lambda status, _headers: statuses.append(status))
    return statuses[0], b"".join(body).decode()


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

    assert status == "400 Bad Request"
    assert "could not read" in page


@pytest.mark.django_db
@pytest.mark.parametrize("content_type", ["", "text/plain", "application/json; charset=UTF8"])
def test_ordinary_content_types_pass(content_type):
    assert send(content_type, "GET") == ("200 OK", "ok\n")


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
