"""The sitemap leads to what is listed, and to nobody who did not agree."""

import re
import xml.etree.ElementTree as ET

import pytest

from programmes.vocabulary import ListingStatus
from tests.builders import make_programme, make_therapist

pytestmark = pytest.mark.django_db


def addresses(client, path: str = "/sitemap.xml") -> list[str]:
    """The paths of every page that the sitemap leads to, through its index."""
    root = ET.fromstring(client.get(path).content)
    found = [
        re.sub(r"^http://testserver", "", one.text or "") for one in root.iter() if one.tag.endswith("}loc")
    ]
    return found if "urlset" in root.tag else [page for part in found for page in addresses(client, part)]


def test_every_address_in_it_opens(client):
    make_programme()
    make_therapist(agreed=True)
    found = addresses(client)

    assert len(found) > 8
    assert {client.get(path).status_code for path in found} == {200}


def test_closed_and_draft_programmes_are_not_in_it(client):
    make_programme(slug="closed", status=ListingStatus.CLOSED)
    make_programme(slug="draft", status=ListingStatus.DRAFT)
    make_programme(slug="listed")

    assert [one for one in addresses(client) if one.startswith("/programmes/") and one != "/programmes/"] == [
        "/programmes/listed/"
    ]


def test_nobody_is_in_it_who_did_not_agree(client):
    make_therapist(slug="unnamed")

    assert "/therapists/unnamed/" not in addresses(client)


def test_robots_are_told_where_it_is(client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text
