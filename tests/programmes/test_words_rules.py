"""What holds of the word search for any listings and any query."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programmes.words import FIELDS, WordIndex, postings
from programmes.words.queries import LONGEST, MOST_WORDS, QUOTES, parse
from programmes.words.text import stem, tokens
from programmes.words.vocabulary import Vocabulary
from tests.programmes.word_catalogue import called, found, index

PIECES = [
    "drum",
    "Drums",
    "drumming",
    "song-writing",
    "Ŵyl",
    "St Mary’s",
    "the",
    "one-to-one",
    "ß",
    "İ",
    "´a",
    "🎵",
]
TEXT = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join))
DOCUMENT = st.tuples(*[TEXT for _ in FIELDS])
QUERY = st.one_of(TEXT, TEXT.map('"{}"'.format), st.text(alphabet="\"“”- '\0a*é", max_size=40))
ASKED = [
    *PIECES,
    "drum",
    "drum ",
    '"drum drums"',
    "song writing ",
    '"song writing"',
    "d",
    "dru",
    "songwritng",
    "",
]


@given(st.lists(DOCUMENT, max_size=5), QUERY)
def test_find_takes_any_text(documents, query):
    words = WordIndex(documents)
    answer = words.find(query)
    assert answer.bits & ~words.everything == 0
    assert sum(answer.ranks) == answer.bits
    assert sum(rank.bit_count() for rank in answer.ranks) == answer.bits.bit_count()


@given(st.lists(DOCUMENT, min_size=1, max_size=5), st.data())
def test_a_listing_is_found_by_its_own_words(documents, data):
    row = data.draw(st.integers(0, len(documents) - 1))
    spoken = " ".join(documents[row]).translate(dict.fromkeys(map(ord, QUOTES), " ")).split()
    query = " ".join(data.draw(st.lists(st.sampled_from(spoken or [""]), max_size=6)))
    assert WordIndex(documents).find(query + data.draw(st.sampled_from(["", " "]))).bits >> row & 1


@given(st.lists(DOCUMENT, max_size=5), st.lists(DOCUMENT, max_size=5), st.data())
def test_an_index_made_from_another_answers_as_a_new_one(old, new, data):
    new = data.draw(st.permutations(old[:3] + new))
    fresh, reused = WordIndex(new), WordIndex(new, before=WordIndex(old))
    asked = [*ASKED, data.draw(QUERY)]
    assert [reused.find(query) for query in asked] == [fresh.find(query) for query in asked]


def test_only_changed_texts_are_read_again(monkeypatch):
    before = WordIndex([("Ash", "Leeds", "drums"), ("Elm", "York", "songs")])
    read = []
    monkeypatch.setattr(postings, "tokens", lambda text: read.append(text) or tokens(text))
    now = WordIndex([("Elm", "York", "songs"), ("Ash", "Leeds", "harp")], before)
    assert read == ["Ash", "Leeds", "harp"]
    assert now.find("drums ").bits == 0
    assert now.find("elm york songs ").bits == 0b01


def test_words_gone_from_all_listings_are_forgotten():
    words = WordIndex([])
    for day in range(5):
        words = WordIndex([("Ash", "", " ".join(f"word{day}x{n}" for n in range(2_000)))], words)
    assert len(words.postings.codes) < 8_000
    assert not words.vocabulary.holds("word0x0")


def test_a_made_up_word_leaves_nothing_behind():
    words = index()
    known = len(words.postings.codes)
    words.find('nonsense "made up" one-to-nine qwertyuiop')
    assert len(words.postings.codes) == known


def test_terms_remembered_are_bounded_and_change_no_answer(monkeypatch):
    monkeypatch.setattr("programmes.words.index.REMEMBERED", 3)
    words = index()
    asked = ["leeds ", "drum", "mill ", '"old mill"', "leeds "] * 2
    assert [words.find(query) for query in asked] == [found(query) for query in asked]
    assert len(words._remembered) <= 3


def test_many_listings_hold_a_word_as_few_do():
    documents = [("every", "", "rare" if n in (7, 900) else "most" if n % 2 else "") for n in range(1_000)]
    words = WordIndex(documents)
    assert words.find("every ").bits == words.everything
    assert words.find("rare ").bits == 1 << 7 | 1 << 900
    assert words.find("most ").bits == sum(1 << n for n in range(1, 1_000, 2) if n not in (7,))


def test_a_phrase_stays_within_one_field_and_one_listing():
    words = WordIndex([("a drum", "circle", "old"), ("mill", "", "drum circle drum")])
    assert words.find('"drum circle"').ranks == (0, 0, 0b10)
    assert words.find('"old mill"').bits == 0
    assert WordIndex([("circle drum", "", "drum circle")]).find('"drum circle"').ranks == (0, 0, 1)


def test_words_with_a_hyphen_make_no_phrase_of_what_is_not_said():
    words = WordIndex([("song-writing co-op", "", "")])
    assert words.find('"writing co"').bits == 1
    assert words.find('"songwriting coop"').bits == 0
    assert words.find('"op songwriting"').bits == 0


@pytest.mark.parametrize("query", ["", "   ", "…!?", "\0", "🎵", '""', "--", "'", "\u0301"])
def test_no_words_find_everything_and_say_so(query):
    answer = found(query)
    assert answer.is_everything
    assert answer.bits == answer.ranks[0] == index().everything
    assert not answer.suggestion


def test_a_word_is_not_everything():
    assert not found("leeds").is_everything


def test_no_listings():
    assert WordIndex([]).find("leeds").bits == 0
    assert WordIndex([]).find("").is_everything


def test_words_past_the_most_are_said_to_be_left_out():
    words = [f"word{n}" for n in range(MOST_WORDS + 2)]
    asked = parse(" ".join(words))
    assert [term.words[0] for term in asked.terms] == words[:-2]
    assert asked.left_out == tuple(words[-2:])


CATALOGUE_WORDS = list(
    dict.fromkeys(
        [
            "ash",
            "house",
            "songwriting",
            "leeds",
            "west",
            "yorkshire",
            "recovery",
            "twelve",
            "week",
            "residential",
            "programme",
            "women",
            "one",
            "music",
            "therapy",
            "singing",
            "group",
            "maya",
            "ellison",
            "trust",
        ]
    )
)


def test_left_out_words_narrow_nothing():
    query = "leeds " + " ".join(["ash", "House", "women", "singing"] * 30) + " "
    assert called(found(query).bits) == {"ash"}
    assert not found(query).left_out
    many = " ".join(CATALOGUE_WORDS[:MOST_WORDS]) + " harp "
    assert called(found(many).bits) == {"ash"}
    assert found(many).left_out == ("harp",)


def test_a_phrase_counts_each_word_and_is_used_whole_or_not_at_all():
    words = " ".join(f"word{n}" for n in range(MOST_WORDS - 1))
    asked = parse(f'{words} "two words"')
    assert len(asked.terms) == MOST_WORDS - 1
    assert asked.left_out == ("two", "words")


def test_a_very_long_query_says_that_it_was_not_read_to_its_end():
    assert parse("é" * LONGEST).left_out == ()
    assert parse("é" * 10_000).left_out == ("…",)
    assert called(found("harp " + " " * LONGEST + "gambling").bits) == {"môn"}
    assert found("harp " + " " * LONGEST + "gambling").left_out == ("…",)


ENDINGS = [
    "",
    "s",
    "es",
    "ed",
    "ing",
    "y",
    "ies",
    "er",
    "ers",
    "ation",
    "ational",
    "ly",
    "ness",
    "ment",
    "ity",
    "able",
]
WORDS = st.lists(
    st.builds("{}{}".format, st.text("abdehinoprty", min_size=2, max_size=5), st.sampled_from(ENDINGS)),
    max_size=40,
)


@given(WORDS)
@example(["hope", "hoping", "hoped", "capable", "capability", "therapy", "therapies", "hop", "hopping"])
@example(["tie", "ties", "tying", "tied", "typing"])
def test_a_family_is_all_words_of_one_stem(words):
    for word in words:
        kin = {other for other in words if stem(other) == stem(word)} if len(word) > 2 else {word}
        assert set(Vocabulary(set(words)).family(word)) == kin
