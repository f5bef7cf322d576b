"""What browsers ask for by themselves, and what they may fetch ahead."""

import json
import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "kind"), [("/favicon.ico", "image/x-icon"), ("/apple-touch-icon.png", "image/png")]
)
def test_icons_that_browsers_guess_at_are_there(client, path, kind):
    response = client.get(path)
    body = b"".join(response)
    response.close()

    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert len(body) > 500


def rules_of(client, address: str) -> dict:
    named = re.fullmatch(r'"(.+)"', client.get(address)["Speculation-Rules"])
    assert named
    response = client.get(named[1])
    assert response["Content-Type"] == "application/speculationrules+json"
    body = b"".join(response)
    response.close()
    return json.loads(body)


@pytest.mark.parametrize("address", ["/", "/programmes/", "/cy/programmes/"])
def test_pages_that_lead_on_name_the_rules(client, address):
    assert rules_of(client, address)["prefetch"][0]["eagerness"] == "moderate"


@pytest.mark.parametrize("address", ["/about/", "/enquiries/new/", "/nowhere/", "/admin/"])
def test_no_other_page_does(client, address):
    assert "Speculation-Rules" not in client.get(address)
