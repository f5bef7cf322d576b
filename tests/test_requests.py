"""What a browser never sends is refused before a view sees it."""

import pytest


@pytest.mark.django_db
def test_health_reads_the_database(client):
    assert client.get("/health/").content == b"ok\n"


def test_form_in_another_encoding_is_a_400_not_a_500(client):
    response = client.generic(
        "POST", "/health/", b"\xff", content_type="application/x-www-form-urlencoded; charset=utf-16"
    )

    assert response.status_code == 400
    assert "could not read" in response.content.decode()


def test_encoding_nobody_knows_is_a_400(client):
    response = client.generic("POST", "/health/", b"x", content_type="text/plain; charset=klingon")

    assert response.status_code == 400
