"""The language of a page comes from its address alone, and every page leads to the same page in the other."""

import re

import pytest
from django.test import Client

from tests.builders import make_programme

pytestmark = pytest.mark.django_db

PAGES = ["/", "/programmes/", "/programmes/here/", "/therapists/", "/enquiries/new/", "/help/", "/nowhere/"]


def language_of(html: str) -> str:
    return re.search(r'<html lang="([^"]+)">', html)[1]


@pytest.fixture(autouse=True)
def programme():
    return make_programme(slug="here")


@pytest.mark.parametrize("path", PAGES)
def test_the_address_says_the_language(client, path):
    english, welsh = client.get(path), client.get(f"/cy{path}")

    assert english.status_code == welsh.status_code
    assert (language_of(english.text), language_of(welsh.text)) == ("en-gb", "cy")


@pytest.mark.parametrize("path", ["/", "/cy/", "/programmes/", "/cy/programmes/?near=Leeds"])
def test_neither_the_browser_nor_a_cookie_says_it(path):
    asked_in_welsh = Client(headers={"Accept-Language": "cy" if path[:3] != "/cy" else "en-GB"})
    asked_in_welsh.cookies["django_language"] = "cy"
    plain, answer = Client().get(path), asked_in_welsh.get(path)

    assert answer.text == plain.text
    assert "Vary" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/programmes/", "/programmes/here/", "/enquiries/new/?programme=here"])
def test_a_welsh_page_leads_to_welsh_pages_alone(client, path):
    page = client.get(f"/cy{path}").text
    within = re.findall(r'(?:href|action|data-hx-get)="(/[^"]*)"', page)
    to_english = re.search(r'class="language" href="([^"]+)"', page)[1]

    assert [one for one in within if not one.startswith(("/cy/", "/static/"))] == [to_english]


@pytest.mark.parametrize(
    "address",
    ["/", "/programmes/?frequency=weekly&amp;page=1", "/programmes/here/", "/enquiries/new/?programme=here"],
)
def test_each_page_leads_to_itself_in_the_other_language(client, address):
    english, welsh = (client.get(f"{prefix}{address.replace('&amp;', '&')}").text for prefix in ("", "/cy"))
    address = address.replace("&amp;page=1", "")

    assert f'href="/cy{address}" lang="cy" hreflang="cy">Cymraeg</a>' in english
    assert f'href="{address}" lang="en-GB" hreflang="en-GB">English</a>' in welsh


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/", "/"),
        ("/programmes/?frequency=weekly&page=1", "/programmes/?frequency=weekly"),
        ("/programmes/here/?from=a-friend", "/programmes/here/"),
        ("/enquiries/new/?programme=here", "/enquiries/new/"),
    ],
)
def test_search_engines_are_told_of_each_page_once_in_each_language(client, settings, address, canonical):
    for prefix in ("", "/cy"):
        page = client.get(f"{prefix}{address}").text

        assert f'rel="canonical" href="{settings.SITE_URL}{prefix}{canonical}"' in page
        assert f'hreflang="cy" href="{settings.SITE_URL}/cy{canonical}"' in page
        assert f'hreflang="en-GB" href="{settings.SITE_URL}{canonical}"' in page


def test_an_address_with_two_slashes_leads_to_no_other_site(client):
    page = client.get("/cy//another.example/").text

    assert 'class="language" href="/%2Fanother.example/"' in page
    assert 'href="//' not in page


def test_every_welsh_page_says_that_it_awaits_a_translator(client):
    assert "The Welsh is a draft, not checked yet" in client.get("/cy/nowhere/").text
    assert "The Welsh is a draft, not checked yet" not in client.get("/nowhere/").text


def test_a_former_address_redirects_within_the_language(client):
    programme = make_programme(slug="old-name")
    programme.slug = "new-name"
    programme.save()

    assert client.get("/cy/programmes/old-name/").headers["Location"] == "/cy/programmes/new-name/"
    assert client.get("/cy/programmes").headers["Location"] == "/cy/programmes/"


@pytest.mark.parametrize("path", ["/cy/admin/", "/cy/staff/sign-in/", "/cy/robots.txt", "/cy/health/"])
def test_what_no_visitor_reads_has_one_language(client, path):
    assert client.get(path).status_code == 404


def test_the_sign_in_page_leads_to_no_welsh_one(client):
    assert 'class="language"' not in Client(enforce_csrf_checks=True).post("/staff/sign-in/", {}).text


def test_robots_keep_out_of_the_welsh_enquiries_too(client):
    rules = client.get("/robots.txt").text

    assert "Disallow: /cy/enquiries/" in rules
    assert "Disallow: /cy/programmes/*/report/" in rules


def test_cards_of_one_language_never_stand_in_the_other(client):
    for path in ("/programmes/", "/cy/programmes/", "/programmes/"):
        prefix = path.removesuffix("/programmes/")
        assert f'<h2><a href="{prefix}/programmes/here/">' in client.get(path).text
