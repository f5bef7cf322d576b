"""Each figure in the guide is bound to its work: what a page says of its own has no number in it."""

import re

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.urls import reverse
from django.utils.html import escape

from guide.figures import FIGURES
from guide.parts import PARTS
from guide.works import WORKS, Work
from tests.guide.page_text import lines_of

pytestmark = pytest.mark.django_db

# What prints a declared figure or work, and an example of a drawing.
DECLARED = ("data-figure", "data-work", "class=strip", "crumbs")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Numbers that measure nothing.
NO_FIGURES = {
    "a date": rf"\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?\b",
    "a telephone number": r"\b(?:999|116 123)\b",
    "a size of paper": r"\bA4\b",
    "where a page stands": r"\bPart \d+ of \d+\b",
}
# Figures without a digit.
IN_WORDS = (
    r"\bper ?cent\b|\b(?:one|two|three|four|nine) (?:in|out of) (?:two|three|four|five|ten)\b"
    r"|\b(?:half|a third|a quarter|two thirds|most|the majority) of\b|\b(?:twice|three times) as\b"
)


def stray_figures(html: str) -> list[str]:
    """Lines of the page's own that hold a figure."""
    found = []
    for line in lines_of(html, ("nav", "aside"), DECLARED):
        rest = re.sub("|".join(NO_FIGURES.values()), "", line)
        if re.search(rf"\d|{IN_WORDS}", rest, re.IGNORECASE):
            found.append(line)
    return found


def page(client, part) -> str:
    return client.get(part.address).text


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.slug)
def test_no_page_says_a_figure_of_its_own(client, part):
    assert stray_figures(page(client, part)) == []


def test_the_contents_page_says_none(client):
    assert stray_figures(client.get(reverse("guide:contents")).text) == []


@pytest.mark.parametrize(
    "claim",
    [
        "It helps 70% of people.",
        "Of 143 people, many said so.",
        "Seventy per cent stayed sober.",
        "It helps one in three.",
        "Half of all centres offer it.",
        "A place costs £4,000 a week.",
        "In 2019 it was found to help.",
    ],
)
def test_a_figure_without_its_citation_is_noticed(claim):
    assert stray_figures(f"<main><p>{claim}</p></main>") == [claim]


def test_dates_and_numbers_to_call_are_no_figures():
    assert not stray_figures("<main><p>Call 999. Renew by 31 May 2028. One sheet of A4.</p></main>")


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.key)
def test_each_figure_stands_beside_its_work_its_date_and_its_certainty(client, figure):
    shown = [part for part in PARTS if f'data-figure="{figure.key}"' in page(client, part)]

    assert shown  # none is declared for nothing
    for part in shown:
        beside = page(client, part).split(f'data-figure="{figure.key}"')[1][:2400]
        assert figure.value in beside
        assert str(figure.certainty.label) in beside
        assert figure.work.dated in beside
        assert f'href="{escape(figure.work.place_cited)}"' in beside


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.key)
def test_each_work_is_found_where_the_figures_lead(client, work):
    cited = client.get("/guide/works-cited/").text

    assert f'id="{work.key}"' in cited
    assert escape(work.title) in cited
    assert f'href="{escape(work.address)}" rel="noreferrer"' in cited


def test_a_figure_that_nobody_declared_is_refused():
    with pytest.raises(TemplateSyntaxError, match="declares no figure"):
        Template('{% load figures %}{% figure "sober" %}').render(Context())


def test_a_work_without_a_date_is_refused():
    with pytest.raises(ValueError, match="published"):
        Work("key", "short", "authors", "title", "where", "about")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.slug)
def test_nobody_is_told_that_nice_recommends_it(client, part):
    text = " ".join(lines_of(page(client, part)))

    assert not re.search(r"NICE (?:\w+ )?(?:recommend|advise|endorse|approve|support)", text)


@pytest.mark.parametrize("slug", ["evidence", "referring", "questions"])
def test_what_is_not_established_is_said(client, slug):
    text = " ".join(lines_of(client.get(f"/guide/{slug}/").text))

    assert "not established" in text
