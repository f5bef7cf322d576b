"""Help lines by nation: each number with its source and the day on which it was read."""

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
def test_each_nation_has_what_is_its_own_and_no_empty_section(client, nation):
    part = section(client.get("/help/").text, nation)

    assert bool(part) == bool(lines_of(nation))
    assert part.count('href="tel:') == len(lines_of(nation))
    assert all(f'href="tel:{line.digits}"' in part for line in lines_of(nation))


def test_each_line_is_shown_once(client):
    """But for the strip above every page."""
    main = client.get("/help/").text.partition("<main")[2].partition("</main>")[0]

    assert all(main.count(f'href="tel:{line.digits}"') == 1 for line in HELP_LINES)


def test_a_line_of_one_nation_is_not_offered_to_another(client):
    html = client.get("/help/").text

    others = [section(html, nation) for nation in Nation if nation != Nation.NORTHERN_IRELAND]
    assert "0808 808 8000" in section(html, Nation.NORTHERN_IRELAND)
    assert not [part for part in others if "0808 808 8000" in part]


def test_help_lines_in_welsh_are_welsh(client):
    main = client.get("/cy/help/").text.partition("<main")[2].partition("</main>")[0]

    assert "<h1>Llinellau cymorth</h1>" in main
    assert "28 Tachwedd 2026" in main
    assert "If you need someone" not in main
    assert "Number read" not in main


def test_every_line_leads_to_where_and_when_its_number_was_read(client):
    html = client.get("/help/").text
    foot = html.partition('id="read"')[2].partition("</section>")[0]

    assert foot.count("28 November 2026") == len(HELP_LINES)
    for line in HELP_LINES:
        assert f'href="#read-{line.digits}"' in html
        read = foot.partition(f'id="read-{line.digits}"')[2].partition("</li>")[0]
        assert escape(line.source) in read
        assert line.address in read


@pytest.mark.parametrize("line", AWAITING_A_CHECK, ids=lambda line: line.name)
def test_a_number_that_nobody_read_at_its_source_is_not_public(client, line):
    assert line.shown not in client.get("/help/").text


def test_staff_see_what_awaits_a_check(admin_client):
    html = admin_client.get("/admin/").text

    assert all(line.shown in html for line in AWAITING_A_CHECK)
