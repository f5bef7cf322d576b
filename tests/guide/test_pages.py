"""Pages that are only words."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from guide.helplines import HELP_LINES
from guide.outside import PLACES

pytestmark = pytest.mark.django_db

PAGES = ["about", "privacy", "accessibility", "help", "terms"]


@pytest.mark.parametrize("name", [*PAGES, "contents", "outside-the-uk"])
def test_page_opens_under_one_heading_of_its_own(client, name):
    html = client.get(reverse(f"guide:{name}")).content.decode()

    assert html.count("<h1>") == 1


@pytest.mark.parametrize("name", PAGES)
def test_every_page_leads_to_every_other(client, name):
    html = client.get(reverse(f"guide:{name}")).content.decode()

    assert all(f'href="{reverse(f"guide:{other}")}"' in html for other in PAGES)


def test_help_lines_can_be_called_with_a_tap(client):
    html = client.get(reverse("guide:help")).content.decode()

    assert all(f'href="tel:{line.digits}"' in html and line.shown in html for line in HELP_LINES)


@pytest.mark.parametrize("line", HELP_LINES, ids=lambda line: str(line.name))
def test_the_number_shown_is_the_number_called(line):
    assert line.shown.replace(" ", "") == line.digits


def test_privacy_page_promises_the_period_that_is_set(client, settings):
    settings.ENQUIRY_KEEP_MONTHS = 7

    assert "7 months at most" in client.get(reverse("guide:privacy")).content.decode()


@pytest.mark.parametrize(
    ("controller", "said"),
    [("Harp Trust", "Harp Trust runs Refrain, and decides"), ("", "The team that runs Refrain decides")],
)
def test_privacy_page_says_who_answers_for_it_and_where_to_complain(client, settings, controller, said):
    settings.CONTROLLER = controller
    html = client.get(reverse("guide:privacy")).text

    assert said in html
    assert 'href="https://ico.org.uk/make-a-complaint/" rel="noreferrer"' in html


def test_every_claim_about_other_countries_has_its_source_and_the_day_we_read_it(client):
    html = client.get("/guide/outside-the-uk/").content.decode()

    assert "We read every source on 25 November 2026" in html
    assert html.count("Source: <a") == sum(len(place.claims) for place in PLACES)
    for claim in (claim for place in PLACES for claim in place.claims):
        assert claim.address.startswith("https://")
        assert f'href="{escape(claim.address)}" rel="noreferrer"' in html


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.anchor)
def test_what_could_not_be_verified_is_said(client, place):
    html = client.get("/guide/outside-the-uk/").content.decode()
    section = html.split(f'id="{place.anchor}"')[1].split("</section>")[0]

    assert place.unverified
    assert all(one in section for one in place.unverified)


def test_other_countries_are_found_from_the_page_about_us(client):
    assert 'href="/guide/outside-the-uk/"' in client.get(reverse("guide:about")).content.decode()
