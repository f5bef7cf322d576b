"""Words that claim more than anybody can check are found in their forms, and not inside others."""

import pytest

from therapists.doubtful_words import doubtful_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Our State-Registered staff", ["state-registered"]),
        ("state\n registered", ["state registered"]),
        ("Kept by state registration.", ["state registration"]),
        ("Impartial advice, given impartially", ["impartial", "impartially"]),
        ("The cure: CURES, cured, curing", ["cure", "cures", "cured", "curing"]),
        ("Recovery guaranteed. We guarantee it, guaranteed!", ["guaranteed", "guarantee"]),
        ("a c\u00adure", ["cure"]),
    ],
)
def test_their_forms_are_found_each_once(text, found):
    assert doubtful_words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A secure house; we procure instruments and a manicure.",
        "Registered with the state of the art in mind.",
        "Partial board, accurate times, a curate, an occurrence, curious people.",
    ],
)
def test_other_words_are_free(text):
    assert doubtful_words(text) == []
