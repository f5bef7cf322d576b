"""The guide's pages: found, read on from, and led to from the contents."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from guide.parts import PARTS
from guide.routes import EVERYWHERE, ROUTES
from tests.guide.page_text import lines_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.slug)
def test_part_has_one_heading_a_title_and_a_description(client, part):
    html = client.get(part.address).text

    assert html.count("<h1>") == 1
    assert f"<title>{part.title} – " in html
    assert f'<meta name="description" content="{part.about}">' in html


def test_contents_lead_to_every_part(client):
    html = client.get(reverse("guide:contents")).text

    assert all(f'href="{part.address}"' in html for part in PARTS)


def test_reading_on_leads_through_every_part_once(client):
    walked, address = [], PARTS[0].address
    while address:
        walked.append(address)
        following = re.search(r'rel="next" href="([^"]+)"', client.get(address).text)
        address = following[1] if following else ""

    assert walked == [part.address for part in PARTS]


def test_no_part_of_that_name(client):
    assert client.get("/guide/no-such-part/").status_code == 404


def test_a_part_says_where_it_stands(client):
    html = client.get("/guide/evidence/").text

    assert 'aria-current="page">What the evidence says</a>' in html
    assert "Part 3 of 11" in html


def test_who_pays_says_once_above_all_of_it_that_it_awaits_a_check(client):
    html = client.get("/guide/who-pays/").text
    told = html.lower().index("awaiting a check")

    assert html.lower().count("awaiting a check") == 1
    assert all(told < html.index(escape(str(route.payer))) for route in ROUTES)
    assert all(told < html.index(escape(str(way))) for way in EVERYWHERE)


def test_at_least_twelve_questions_are_answered(client):
    html = client.get("/guide/questions/").text
    questions = re.findall(r'<h3 id="[\w-]+">([^<]+\?)</h3>\s*<p', html)

    assert len(questions) >= 12


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.slug)
def test_links_within_the_guide_lead_to_something_that_is_there(client, part):
    for path, anchor in re.findall(r'href="(/guide/[\w-]*/?)(?:#([\w-]+))?"', client.get(part.address).text):
        answer = client.get(path)
        assert answer.status_code == 200
        assert not anchor or f'id="{anchor}"' in answer.text


def test_listings_filters_that_the_guide_links_to_are_known(client):
    html = client.get("/guide/who-pays/").text
    for address in re.findall(r'href="(/programmes/\?[^"]+)"', html):
        assert "set aside" not in " ".join(lines_of(client.get(address).text))
