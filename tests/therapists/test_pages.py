"""Therapists' pages name only those who agreed, and give the title only under a check in date."""

import datetime

import pytest
import time_machine

from tests.builders import (
    check_three_questions,
    make_appointment,
    make_programme,
    make_register_check,
    make_therapist,
)

pytestmark = pytest.mark.django_db


def test_list_names_only_those_who_agreed(client):
    make_therapist(name="Said Yes", agreed=True)
    make_therapist(name="Said Nothing")
    html = client.get("/therapists/").content.decode()

    assert "Said Yes" in html
    assert "Said Nothing" not in html


def test_page_of_someone_who_did_not_agree_is_not_found(client):
    assert client.get(make_therapist().get_absolute_url()).status_code == 404


def test_page_is_gone_the_day_the_name_is_withdrawn(client):
    therapist = make_therapist(name="Took It Back", agreed=True)
    therapist.agreements.update(withdrawn_on=datetime.date.today())
    response = client.get(therapist.get_absolute_url())

    assert response.status_code == 410
    assert "Took It Back" not in response.text


def test_page_comes_back_with_a_new_agreement(client):
    therapist = make_therapist(agreed=True)
    therapist.agreements.update(withdrawn_on=datetime.date.today())
    therapist.agreements.create(given_on=datetime.date.today(), method="email", wording="Name me again.")

    assert client.get(therapist.get_absolute_url()).status_code == 200


def test_name_waits_for_the_day_of_the_agreement(client):
    therapist = make_therapist(agreed=True)
    with time_machine.travel("2026-01-04 12:00", tick=False):
        assert client.get(therapist.get_absolute_url()).status_code == 404
    with time_machine.travel("2026-01-05 12:00", tick=False):
        assert client.get(therapist.get_absolute_url()).status_code == 200


def test_two_posts_at_a_programme_are_one_place_of_work(client):
    therapist, programme = make_therapist(agreed=True), make_programme(name="Meadow House")
    make_appointment(programme, therapist)
    make_appointment(programme, therapist, role="counsellor")

    assert client.get(therapist.get_absolute_url()).content.decode().count("Meadow House") == 1


def test_title_needs_a_check(client):
    therapist = make_therapist(agreed=True)
    before = client.get(therapist.get_absolute_url()).content.decode()
    make_register_check(therapist)
    after = client.get(therapist.get_absolute_url()).content.decode()

    assert "music therapist" not in before
    assert "HCPC-registered music therapist" in after


def test_conditions_are_shown_with_the_title(client):
    therapist = make_therapist(agreed=True)
    make_register_check(therapist, status="conditions")

    assert "with conditions of practice" in client.get(therapist.get_absolute_url()).content.decode()


def test_closed_programme_leaves_the_page_of_its_therapist(client):
    therapist = make_therapist(agreed=True)
    make_appointment(make_programme(name="Going On"), therapist)
    make_appointment(make_programme(name="Shut Down", status="closed"), therapist)
    html = client.get(therapist.get_absolute_url()).content.decode()

    assert "Going On" in html
    assert "Shut Down" not in html


def test_list_query_count_does_not_grow(client, django_assert_num_queries):
    for _ in range(4):
        make_register_check(make_therapist(agreed=True))

    with django_assert_num_queries(3):  # people, their checks, whether this is a demonstration
        client.get("/therapists/")


def test_only_confirmed_posts_are_where_somebody_works(client):
    therapist = make_therapist(agreed=True)
    make_register_check(therapist)
    confirmed, other = make_programme(name="Harbour"), make_programme(name="Quay")
    check_three_questions(confirmed, [make_appointment(confirmed, therapist)])
    make_appointment(other, therapist, role="support_worker")
    works, said = client.get(therapist.get_absolute_url()).text.split("No check in date confirms")

    assert ("Harbour" in works, "Quay" in works) == (True, False)
    assert ("Harbour" in said, "Quay" in said) == (False, True)


@pytest.mark.parametrize(
    ("look", "words"),
    [
        ({"modality": "art"}, "registered, for art therapy"),
        ({"modality": "music", "status": "caution"}, "registered, with a caution, for music therapy"),
        ({"modality": "not_shown"}, "registered; for which therapy was not shown"),
        ({"modality": "not_shown", "status": "not_found"}, "not found on the register<"),
    ],
)
def test_last_look_says_for_which_therapy(client, look, words):
    therapist = make_therapist(agreed=True)
    make_register_check(therapist, **look)

    assert f": {words}" in client.get(therapist.get_absolute_url()).text


def test_those_registered_for_music_come_first_under_a_heading_of_their_own(client):
    make_register_check(make_therapist(name="Anna Art", agreed=True), modality="art")
    make_register_check(make_therapist(name="Zoe Music", agreed=True))
    first, others = client.get("/therapists/").text.split("No check in date shows these registered")

    assert ("Zoe Music" in first, "Anna Art" in first) == (True, False)
    assert "Anna Art" in others


def test_the_list_goes_by_surname(client):
    in_order = ["Bea Able", "Zoe Able", "Zoë Écart", "Cy Fell", "Di Reed MBE", "Anna Young"]
    for name in reversed(in_order):
        make_therapist(name=name, agreed=True)
    html = client.get("/therapists/").text

    assert sorted(in_order, key=html.index) == in_order
