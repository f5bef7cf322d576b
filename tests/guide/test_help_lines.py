"""Help lines by nation: each number with its source and the day on which it was read."""

import re

import pytest
from django.utils.html import escape

from guide.helplines import AWAITING_A_CHECK, HELP_LINES, lines_of
from guide.nations import Nation
from places.models import Nation as ListingNation

pytestmark = pytest.mark.django_db


def section(html: str, nation: Nation) -> str:
    return html.partition(f'aria-labelledby="{nation.value}"')[2].partition("</section>")[0]


def test_nations_are_those_of_the_listings():
    assert Nation.choices == ListingNation.choices


@pytest.mark.parametrize("nation", Nation)
def test_each_nation_has_a_section_with_its_own_lines(client, nation):
    part = section(client.get("/help/").text, nation)

    assert lines_of(nation)
    assert part.count('href="tel:') == len(lines_of(nation))
    assert all(f'href="tel:{line.digits}"' in part for line in lines_of(nation))


def test_a_line_of_one_nation_is_not_offered_to_another(client):
    html = client.get("/help/").text

    others = [section(html, nation) for nation in Nation if nation != Nation.NORTHERN_IRELAND]
    assert "0808 808 8000" in section(html, Nation.NORTHERN_IRELAND)
    assert not [part for part in others if "0808 808 8000" in part]


def test_help_lines_in_welsh_are_read_out_as_welsh(client):
    html = client.get("/cy/help/").text
    english = re.findall(r'<p class="[^"]+" lang="en-GB">([^<]+)', html)

    assert '<main id="main" tabindex="-1">' in html
    assert "<h1>Llinellau cymorth</h1>" in html
    assert {text[:12] for text in english} == {"If you need ", "Number read ", "We read each"}


def test_every_number_says_where_and_when_it_was_read(client):
    html = client.get("/help/").text

    assert html.count("Number read on 28 November 2026") >= len(HELP_LINES)
    assert all(escape(line.source) in html for line in HELP_LINES)


@pytest.mark.parametrize("line", AWAITING_A_CHECK, ids=lambda line: line.name)
def test_a_number_that_nobody_read_at_its_source_is_not_public(client, line):
    assert line.shown not in client.get("/help/").text


def test_staff_see_what_awaits_a_check(admin_client):
    html = admin_client.get("/admin/").text

    assert all(line.shown in html for line in AWAITING_A_CHECK)
