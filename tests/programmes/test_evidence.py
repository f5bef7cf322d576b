"""How we know: the words for each way of asking, and which answers are due to be asked again."""

import datetime

import pytest
import time_machine

from programmes.evidence import evidence_of
from programmes.models import Programme
from programmes.people import people_of
from programmes.vocabulary import CheckMethod, Topic
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_fact_check,
    make_programme,
    make_register_check,
    make_therapist,
)

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)
A_YEAR_AGO = datetime.date(2025, 11, 22)
LONGER_AGO = datetime.date(2025, 11, 21)
# What the visitor reads when they told us, and when we asked in vain.
SOURCES = {
    "phone": ("told us by phone", "asked by phone; they did not know"),
    "website": ("centre's website", "website does not say"),
    "register": ("public register", "register does not say"),
    "visit": ("We visited", "We visited and asked; they did not know"),
    "document": ("document the centre gave us", "document does not say"),
    "letter": ("wrote to us", "We wrote and asked; they did not know"),
}


def rows(today=TODAY) -> dict:
    programme = Programme.objects.for_detail(today).get()
    return {row.question: row for row in evidence_of(programme, today)}


@pytest.mark.parametrize("method", CheckMethod.values)
def test_every_way_of_asking_is_named(method):
    told, in_vain = SOURCES[method]
    programme = make_programme(aftercare=("group",))
    make_fact_check(programme, Topic.AFTERCARE, method=method)
    make_fact_check(programme, Topic.FREQUENCY, method=method, outcome="asked_not_known")

    assert rows()["After you leave"].source.endswith(told)
    assert rows()["How often"].source.endswith(in_vain)


def test_what_nobody_asked_is_not_what_has_changed_since():
    programme = make_programme(frequency="weekly")
    make_fact_check(programme, Topic.FREQUENCY)
    make_fact_check(programme, Topic.AFTERCARE, outcome="not_reached")
    Programme.objects.update(frequency="monthly")

    assert rows()["How often"].source == "It changed since we last asked"
    assert rows()["After you leave"].source == "Nobody has asked yet"


@pytest.mark.parametrize(("checked_on", "is_due"), [(A_YEAR_AGO, False), (LONGER_AGO, True)])
def test_an_answer_is_due_once_its_check_is_over_a_year_old(checked_on, is_due):
    make_fact_check(make_programme(frequency="weekly"), Topic.FREQUENCY, checked_on=checked_on)

    assert rows()["How often"].is_due == is_due


@pytest.mark.parametrize(
    ("checked_on", "words"), [(A_YEAR_AGO, "✓ 22 Nov 2025"), (LONGER_AGO, "21 Nov 2025, due again")]
)
def test_what_is_due_is_not_ticked_on_the_page(client, checked_on, words):
    programme = make_programme(frequency="weekly")
    make_fact_check(programme, Topic.FREQUENCY, checked_on=checked_on)
    with time_machine.travel("2026-11-22 12:00", tick=False):
        html = client.get(programme.get_absolute_url()).content.decode()

    assert words in html


@pytest.mark.parametrize(
    ("check", "answer", "is_due"),
    [
        ({}, "registered for music", False),
        ({"status": "lapsed"}, "not registered for music", False),
        ({"modality": "not_shown"}, "does not settle it", False),
        ({"registered_until": datetime.date(2026, 11, 21)}, "our check is out of date", True),
    ],
)
def test_the_register_is_told_with_what_it_is_worth(check, answer, is_due):
    programme, therapist = make_programme(), make_therapist(hcpc_number="AS0001")
    make_register_check(therapist, checked_on=datetime.date(2026, 9, 3), **check)
    check_three_questions(programme, [make_appointment(programme, therapist)])
    row = rows()["On the HCPC register"]

    assert row.answer.endswith(answer)
    assert row.is_due == is_due


def test_without_a_check_there_is_no_date():
    make_programme(frequency="weekly")

    assert rows()["How often"].checked_on is None
    assert "On the HCPC register" not in rows()


def test_a_person_in_post_is_shown_by_the_latest_look_at_the_register():
    programme, therapist = make_programme(), make_therapist(hcpc_number="AS0001", agreed=True)
    make_register_check(therapist, checked_on=datetime.date(2026, 10, 1), status="lapsed")
    make_register_check(therapist, checked_on=datetime.date(2026, 9, 3))
    check_three_questions(programme, [make_appointment(programme, therapist)])

    (person,) = people_of(Programme.objects.for_detail(TODAY).get(), TODAY)
    assert person.standing.words == "Checked: not registered for music"


def test_what_the_register_showed_is_not_credited_to_the_centre():
    programme, therapist = make_programme(), make_therapist()
    make_register_check(therapist, checked_on=datetime.date(2026, 10, 1), modality="drama")
    check_three_questions(programme, [make_appointment(programme, therapist)])
    row = rows()["Who leads it"]

    assert (row.answer, row.source) == ("Checked: not registered for music", "We looked at the register")
    assert row.checked_on == datetime.date(2026, 10, 1)


def test_a_centre_that_confirmed_nobody_is_said_to_have_confirmed_nobody():
    programme, therapist = make_programme(led_by_claim="music_therapist"), make_therapist()
    make_register_check(therapist, checked_on=datetime.date(2026, 10, 1))
    make_appointment(programme, therapist)
    check_three_questions(programme)
    found = rows()

    assert found["Who leads it"].source == "The centre told us by phone; they confirmed nobody"
    assert "On the HCPC register" not in found


def test_the_centres_own_answers_say_how_they_are_known():
    programme = make_programme()
    make_fact_check(programme.centre, "contact", method="website", checked_on=datetime.date(2026, 9, 3))
    found = rows()

    assert found["Address, phone and website"].source == "The centre's website"
    assert found["Address, phone and website"].checked_on == datetime.date(2026, 9, 3)
    assert found["Regulator and rating"].source == "Nobody has asked yet"
