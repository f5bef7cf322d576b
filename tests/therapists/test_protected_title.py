"""Free text never calls anybody a music therapist, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapists.protected_title import gives_title

WORDS = st.sampled_from(["music", "Music", "MUSIC", "ｍusic", "musical", "Musical"])
GAPS = st.text(
    alphabet=" \t\n\r\u2028\u2029\u00a0\u202f-‐\u2011–—−·\u00ad\u200b\u200e\u2060/_*,;:", max_size=6
)
INVISIBLE = st.sampled_from(["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\U000e0020"])
TITLES = st.sampled_from(["therapist", "Therapists", "THERAPIST", "psychotherapist", "Psycho-Therapists"])
AROUND = st.sampled_from(["", " ", ". ", "(", "Our ", " leads"])


@given(AROUND, WORDS, GAPS, TITLES, st.sampled_from(["", " ", ".", ", Ruth", "’s"]))
def test_title_is_found_however_it_is_spaced(before, music, gap, therapist, after):
    assert gives_title(f"{before}{music}{gap}{therapist}{after}")


@given(st.lists(INVISIBLE, min_size=15, max_size=15))
def test_title_is_found_with_characters_in_it_that_cannot_be_seen(marks):
    assert gives_title("".join(one + mark for one, mark in zip("music therapist", marks, strict=True)))


@pytest.mark.parametrize(
    "text",
    [
        "music.therapist",
        "a music, therapist",
        "music and drama therapist",
        "Music & Arts Psychotherapists",
        "music/dance movement therapist",
        "an HCPC-registered arts therapist (music)",
        "arts therapist",
        "a therapist (music)",
        "a music (HCPC) therapist",
        "our music-trained therapist",
        "therapist in music",
        "music and other arts therapists",
        "our registered therapist",
        "a registered, qualified psychotherapist",
    ],
)
def test_title_is_found_beside_other_titles_and_punctuation(text):
    assert gives_title(text)


@given(AROUND, st.sampled_from(["therapist", "Therapists", "psychotherapist"]), GAPS, GAPS, WORDS)
def test_title_is_found_the_other_way_round(before, therapist, gap, other_gap, music):
    assert gives_title(f"{before}{therapist}{gap}of{other_gap}{music}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Music therapy each Tuesday.",
        "An art room, and a therapist on call.",
        "The charity is registered. A therapist visits.",
        "Registered with the CQC since 2003; a counsellor and a therapist visit.",
        "A therapist who loves music.",
        "We offer music, and a therapist listens.",
        "Music psychotherapy, and musical therapy.",
        "A psychotherapist plays music with them.",
        "A therapist of many years; music on Fridays.",
        "Some therapists offer music.",
        "Music. Therapists of every kind work here.",
        "We have music and a therapist.",
        "Art, music and a garden; a therapist on Mondays.",
    ],
)
def test_other_words_are_free(text):
    assert not gives_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "therapist (HCPC, music)",
        "therapists (art, drama, music)",
        "a therapist who is qualified in music",
        "a therapist specialised in music",
        "led by an HCPC registrant",
        "All our music staff are HCPC registered",
    ],
)
def test_the_title_in_other_words_is_found(text):
    assert gives_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Our registered nurses and therapists run it",
        "A registered charity whose therapist comes on Mondays",
        "The HCPC says any therapist may",
        "We ask whether somebody is on the HCPC register",
    ],
)
def test_what_is_registered_otherwise_is_free(text):
    assert not gives_title(text)
