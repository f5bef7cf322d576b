"""Free text never calls anybody a music therapist, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapists.protected_title import gives_title

WORDS = st.sampled_from(["music", "Music", "MUSIC", "ｍusic"])
GAPS = st.text(alphabet=" \t\n\u00a0-‐–\u00ad\u200b/_*", max_size=6)
TITLES = st.sampled_from(["therapist", "Therapists", "THERAPIST"])
AROUND = st.sampled_from(["", " ", ". ", "(", "Our ", " leads"])


@given(AROUND, WORDS, GAPS, TITLES, st.sampled_from(["", " ", ".", ", Ruth", "’s"]))
def test_title_is_found_however_it_is_spaced(before, music, gap, therapist, after):
    assert gives_title(f"{before}{music}{gap}{therapist}{after}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Music therapy each Tuesday.",
        "A therapist who loves music.",
        "We offer music, and a therapist listens.",
        "The musical therapist",
        "Music. Therapists of every kind work here.",
    ],
)
def test_other_words_are_free(text):
    assert not gives_title(text)
