"""Did you mean: the query with its unknown words put right, if that finds something."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from programmes.words import WordIndex
from programmes.words.spelling import TWO_SLIPS, nearest, slips
from programmes.words.vocabulary import Vocabulary
from tests.programmes.word_catalogue import found

MEANT = {
    "drumz ": "drums",
    "gmabling ": "gambling",
    "percusion ": "percussion",
    "preccussion ": "percussion",
    "resedentail ": "residential",
    "fridxay ": "fridays",
    "Leds ": "leeds",
    "tharp ": "harp",
    "herp ": "harp",
    "hapr ": "harp",
    "lyricz": "lyrics",
    "leeds lyricz": "leeds lyrics",
    "Ynis Môn ": "ynys Môn",
    '"old mil"': '"old mill"',
    "one-to-onne ": "one-to-one",
    "wimen’s ": "womens",
    "gamblign\0": "gambling",
    "gamblign  at\thome": "",
    "harp gamblign ": "",
    "drums ": "",
    "dru": "",
    "harp drums ": "",
    '"therapy music"': "",
    "zzzzzz ": "",
    "xz ": "",
    "12345 ": "",
    "har9 ": "",
    "drumz lyricz musik harpp ": "",
    "x" * 10_000: "",
}


@pytest.mark.parametrize(("query", "meant"), MEANT.items())
def test_suggestion(query, meant):
    assert found(query).suggestion == meant
    assert not meant or found(meant + " ").bits


def of(counts: dict[str, int]) -> WordIndex:
    return WordIndex([(word, "", "") for word, count in counts.items() for _ in range(count)])


def test_the_more_frequent_word_is_meant():
    assert of({"bead": 1, "bear": 3, "beat": 2}).find("beax ").suggestion == "bear"
    assert of({"bead": 1, "bear": 1, "beat": 1}).find("beax ").suggestion == "bead"


def test_one_slip_is_nearer_than_two_however_rare():
    assert of({"harmony": 1, "harbour": 9}).find("harbony ").suggestion == "harmony"
    assert of({"drummer": 1, "drumming": 9}).find("drummex ").suggestion == "drummer"


def test_a_word_of_fewer_than_six_letters_is_forgiven_one_slip():
    assert of({"drums": 1}).find("drmus ").suggestion == "drums"
    assert of({"drums": 1}).find("drmusx ").suggestion == "drums"
    assert of({"drum": 1}).find("dxxum ").suggestion == ""


def reference(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    if one[-1] == other[-1]:
        return reference(one[:-1], other[:-1])
    ways = [reference(one[:-1], other), reference(one, other[:-1]), reference(one[:-1], other[:-1])]
    if one[-2:] == other[:-3:-1] and len(one) > 1:
        ways.append(reference(one[:-2], other[:-2]))
    return 1 + min(ways)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_slips_are_counted_up_to_the_most_that_matter(one, other):
    assert slips(one, other) == min(reference(one, other), 3)


LETTERS = "abcdefgh"


def slipped(draw, word: str, start: int) -> str:
    at = draw(st.integers(start, len(word) - 2))
    letter = draw(st.sampled_from(LETTERS))
    begin, a, b, end = word[:at], word[at], word[at + 1], word[at + 2 :]
    return draw(
        st.sampled_from(
            [begin + b + end, begin + b + a + end, begin + letter + b + end, begin + letter + a + b + end]
        )
    )


@given(st.text(LETTERS, min_size=TWO_SLIPS + 2, max_size=12), st.data())
def test_no_word_two_slips_away_is_overlooked(word, data):
    typed = slipped(data.draw, slipped(data.draw, word, 1), 1)
    assume(typed != word and slips(typed, word) <= 2)
    assert nearest(typed, Vocabulary([word]), lambda _: 1) == word


@given(st.text(LETTERS, min_size=4, max_size=12), st.data())
def test_no_word_one_slip_away_is_overlooked(word, data):
    typed = slipped(data.draw, word, 0)
    assert nearest(typed, Vocabulary([word]), lambda _: 1) == word
