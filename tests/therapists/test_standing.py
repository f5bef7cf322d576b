"""What may be said of a person's registration: every limit with the title, and the title only in date."""

import datetime

import pytest

from tests.builders import make_register_check, make_therapist
from therapists.models import RegisterCheck
from therapists.standing import standing_of

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)
SEPTEMBER = datetime.date(2026, 9, 3)
TITLE = "HCPC-registered music therapist"


def standing(*checks: dict):
    """Of somebody with these checks, oldest first."""
    therapist = make_therapist(hcpc_number="AS0001")
    for check in checks:
        make_register_check(therapist, **{"checked_on": SEPTEMBER} | check)
    return standing_of(list(RegisterCheck.objects.with_state(TODAY).newest_first()))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("registered", TITLE),
        ("conditions", f"{TITLE}, with conditions of practice"),
        ("caution", f"{TITLE}, with a caution"),
    ],
)
def test_a_limit_is_said_with_the_title(status, words):
    said = standing({"status": status})

    assert (said.words, said.is_registered) == (words, True)


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ({"status": "struck_off"}, "Checked: not registered for music"),
        ({"modality": "art"}, "Checked: not registered for music"),
        ({"modality": "not_shown"}, "Our check of the register does not settle it"),
        (
            {"registered_until": datetime.date(2026, 11, 21)},
            "Was on the HCPC register; our check is out of date",
        ),
    ],
)
def test_without_a_check_in_date_there_is_no_title(check, words):
    said = standing(check)

    assert (said.words, said.is_registered) == (words, False)


def test_the_latest_look_counts():
    latest = {"status": "lapsed", "checked_on": datetime.date(2026, 10, 1)}

    assert standing({}, latest).words == "Checked: not registered for music"


def test_nobody_looked_is_said_and_is_not_a_no():
    assert standing().words == "We have not checked the register for this person"
