"""The home page, and what it says of the whole list."""

import re

import pytest

from programmes.models import Catalogue
from programmes.uk_map import place_on_map
from tests.builders import make_centre, make_programme, make_registered

pytestmark = pytest.mark.django_db


def home(client) -> str:
    return client.get("/").content.decode()


def test_numbers_are_counted_not_typed(client):
    make_registered(make_programme())
    make_programme()
    make_programme(led_by_claim="musician")
    make_programme(status="draft")
    words = " ".join(re.sub(r"<[^>]+>", "", home(client)).split())

    assert "3 programmes are listed. 1 has a registered music therapist" in words
    assert "For 1 nobody has told us yet who leads it" in words


def test_every_region_is_a_link_with_its_number(client):
    make_programme(centre=make_centre(nation="wales", region="wales"))
    html = home(client)

    assert '<a href="/programmes/?region=wales">Wales</a> <span class="number">1</span>' in html
    assert '<a href="/programmes/?region=london">London</a> <span class="number">0</span>' in html
    assert 'aria-label="Wales: 1"' in html
    assert 'aria-label="London: 0"' not in html  # no dot for nothing


def test_a_point_falls_where_the_outline_has_it():
    assert place_on_map(51.5072, -0.1276) == pytest.approx((322.3, 639.0), abs=0.05)


def test_search_leads_to_the_results(client):
    html = home(client)

    assert 'action="/programmes/"' in html
    assert 'name="near"' in html


def test_demonstration_says_so_and_sends_robots_away(client):
    assert "A demonstration." not in home(client)
    assert "Disallow: /\n" not in client.get("/robots.txt").content.decode()
    Catalogue.objects.update_or_create(pk=1, defaults={"is_demonstration": True})

    assert "A demonstration." in home(client)
    assert 'name="robots" content="noindex' in home(client)
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_robots_never_read_staff_pages_or_private_ones(client):
    rules = client.get("/robots.txt").text.splitlines()

    assert {"Disallow: /admin/", "Disallow: /staff/"} <= {*rules}
    assert {f"Disallow: {way}/enquiries/{one}" for way in ("", "/cy") for one in ("sent/", "yours/")} <= {
        *rules
    }


def test_robots_may_read_the_general_form_and_none_about_one_programme(client):
    rules = re.findall(r"(?m)^Disallow: (.+)$", client.get("/robots.txt").text)

    assert not [rule for rule in rules if "/enquiries/new/".startswith(rule)]
    assert "/enquiries/new/?" in rules
