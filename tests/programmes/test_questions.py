"""What a listing leaves open is a question to ask; what it answers is not."""

import pytest

from programmes.models import Programme
from programmes.questions import questions_for
from programmes.vocabulary import LedBy

# A part of the question, a listing that leaves it open, and one that does not.
ASKED = [
    ("Who leads the sessions", {"led_by": LedBy.CLAIMED}, {"led_by": LedBy.REGISTERED}),
    ("How many sessions", {}, {"frequency": "occasional"}),
    ("group, one to one, or both", {}, {"music_format": ("group",)}),
    ("Does the music carry on", {}, {"aftercare": ("group",)}),
    ("Does the music carry on", {}, {"aftercare": ("stops",)}),
    ("For how long", {"aftercare": ("group",)}, {"aftercare": ("group",), "aftercare_length": "open_ended"}),
    ("For how long", {"aftercare": ("group",)}, {"aftercare": ("stops",)}),
    (
        "music afterwards included",
        {"aftercare": ("group",)},
        {"aftercare": ("group",), "aftercare_price": "paid"},
    ),
    ("music afterwards included", {"aftercare": ("group",)}, {"aftercare": ("stops",)}),
    ("music afterwards included", {"aftercare": ("group",)}, {}),
    ("brings on craving", {}, {"asks_about_craving": "no"}),
    ("an assessment", {}, {"has_assessment": "no"}),
    ("the price include", {"price_from": 900}, {"price_from": 900, "price_includes": "Meals."}),
    ("the price include", {"price_from": 900}, {}),
    ("leaves early", {"price_from": 900}, {"price_from": 900, "leaving_early": "Half back."}),
    ("leaves early", {"price_from": 900}, {}),
]


def questions(led_by=LedBy.NOT_KNOWN, **fields) -> str:
    programme = Programme(**fields)
    programme.led_by = led_by
    return "\n".join(questions_for(programme))


@pytest.mark.parametrize(("question", "open_listing", "answered"), ASKED)
def test_a_question_is_asked_until_it_is_answered(question, open_listing, answered):
    assert question in questions(**open_listing)
    assert question not in questions(**answered)
