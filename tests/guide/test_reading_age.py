"""A frightened reader gets through every page of words: nobody needs a reading age above fourteen."""

import pytest
from django.urls import reverse

from guide.parts import PARTS
from tests.guide.reading_age import reading_age, syllables

pytestmark = pytest.mark.django_db

HIGHEST = 14
NAMES = ["contents", "about", "privacy", "terms", "accessibility", "outside-the-uk", "help"]
ADDRESSES = [*(f"guide:{name}" for name in NAMES), "programmes:how-we-check"]
HARD = (
    "<main><p>Interdisciplinary rehabilitation methodologies necessitate comprehensive evaluation of "
    "individualised psychotherapeutic interventions, notwithstanding considerable organisational "
    "heterogeneity across participating residential establishments.</p></main>"
)


@pytest.mark.parametrize("name", ADDRESSES)
def test_page_of_words_is_plain(client, name):
    assert reading_age(client.get(reverse(name)).text) <= HIGHEST


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.slug)
def test_part_of_the_guide_is_plain(client, part):
    assert reading_age(client.get(part.address).text) <= HIGHEST


def test_a_hard_page_is_noticed():
    assert reading_age(HARD) > 20


def test_long_sentences_of_short_words_are_noticed():
    assert reading_age(f"<main><p>{'we go on and on and ' * 9}stop.</p></main>") > HIGHEST


def test_names_figures_and_headings_do_not_count():
    plain = "<main><p>They look people up there.</p></main>"
    name = "<main><h1>Rehabilitation methodologies</h1><p>They look people up there, Interdisciplinary Association.</p></main>"

    assert reading_age(name) == reading_age(plain)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("music", 2), ("therapy", 3), ("programme", 2), ("registered", 3), ("people", 2), ("asked", 1),
        ("treatment", 2), ("aftercare", 3), ("craving", 2), ("residential", 4), ("session", 2), ("table", 2),
    ],
)  # fmt: skip
def test_syllables(word, number):
    assert syllables(word) == number
