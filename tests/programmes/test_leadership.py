"""Staff are told which link is missing, whenever a programme is not shown as registered."""

import datetime
import itertools

import pytest
from django.utils import timezone

from programmes.leadership import why_not_registered
from programmes.models import Programme
from tests.builders import (
    make_appointment,
    make_fact_check,
    make_programme,
    make_register_check,
    make_registered,
    make_therapist,
)

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.date(2024, 1, 5)
POSTS = {"none": None, "held": {}, "ended": {"ends_on": LONG_AGO}, "musician": {"role": "musician"}}
REGISTER = {
    "none": None,
    "valid": {},
    "old": {"checked_on": LONG_AGO},
    "art": {"modality": "art"},
    "not shown": {"modality": "not_shown"},
}
CHECKS = {
    "none": None,
    "confirmed": {},
    "nobody": {},
    "old": {"checked_on": LONG_AGO},
    "unknown": {"outcome": "asked_not_known"},
    "not reached": {"outcome": "not_reached"},
    "changed": {"values_checked": "led_by_claim=musician"},
}


def make_chain(post: str = "held", register: str = "valid", check: str = "confirmed") -> Programme:
    """A programme with the links of being registered, each as named above."""
    programme = make_programme()
    therapist = make_therapist(name="Ruth Fernley", hcpc_number="AS0001")
    posts = [make_appointment(programme, therapist, **POSTS[post])] if POSTS[post] is not None else []
    if REGISTER[register] is not None:
        make_register_check(therapist, **REGISTER[register])
    if CHECKS[check] is not None:
        confirmed = [] if check == "nobody" else posts
        make_fact_check(programme, "leadership", appointments=confirmed, **CHECKS[check])
    return Programme.objects.with_led_by().get()


def why(programme) -> list[str]:
    return why_not_registered(programme, timezone.localdate())


@pytest.mark.parametrize("links", list(itertools.product(POSTS, REGISTER, CHECKS)), ids="-".join)
def test_a_reason_is_given_exactly_when_it_is_not_registered(links):
    programme = make_chain(*links)

    assert bool(why(programme)) is (programme.led_by != "registered")


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        ({"post": "none"}, "Nobody holds an open post as music therapist here."),
        ({"post": "ended"}, "Nobody holds an open post as music therapist here."),
        ({"post": "musician"}, "Nobody holds an open post as music therapist here."),
        ({"register": "none"}, "Ruth Fernley: there is no register check."),
        ({"register": "old"}, "Ruth Fernley: the register check is out of date."),
        ({"register": "art"}, "Ruth Fernley: the register check did not find them registered for music."),
        ({"register": "not shown"}, "Ruth Fernley: the register check does not settle it."),
        ({"check": "none"}, "Nobody has checked who leads it."),
        (
            {"check": "nobody"},
            "Ruth Fernley: the last check of who leads it did not confirm this person in post.",
        ),
        ({"check": "old"}, "The last check of who leads it is over 12 months old."),
        ({"check": "unknown"}, "When last asked who leads it, they did not know."),
        (
            {"check": "changed"},
            "Who leads it changed since that was last checked: another answer, or somebody came or left.",
        ),
    ],
)
def test_the_missing_link_is_named(links, sentence):
    assert why(make_chain(**links)) == [sentence]


def test_two_people_with_half_a_chain_each():
    programme = make_programme()
    make_registered(programme, name="Ruth Fernley")
    newcomer = make_therapist(name="Wren Example")
    make_fact_check(programme, "leadership", appointments=[make_appointment(programme, newcomer)])

    assert why(Programme.objects.with_led_by().get()) == [
        "Ruth Fernley: the last check of who leads it did not confirm this person in post.",
        "Wren Example: there is no register check.",
    ]
