"""A programme's page."""

import datetime

import pytest
import time_machine

from programmes.models import Programme
from programmes.publishing import reopen
from programmes.vocabulary import ListingStatus, Topic
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_register_check,
    make_registered,
    make_staff,
    make_therapist,
)

pytestmark = pytest.mark.django_db


def page(client, programme) -> str:
    response = client.get(programme.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_draft_is_not_found(client):
    assert client.get(make_programme(status=ListingStatus.DRAFT).get_absolute_url()).status_code == 404


def test_closed_programme_keeps_its_page_and_says_so(client):
    closed = make_programme(status=ListingStatus.CLOSED, summary="Drums at dawn.", description="A loud room.")
    html = page(client, closed)

    assert not [said for said in ("Drums at dawn.", "A loud room.") if said in html]
    assert "The programme has closed" in html
    assert "1 June 2026" in html
    assert "Send a question" not in html


def placed(latitude: float, **fields):
    centre = make_centre(latitude=latitude, longitude=-1.5, coordinates_from="exact")
    return make_programme(centre=centre, **fields)


def test_reopened_programme_keeps_its_page_and_says_so(client):
    programme = make_programme(status=ListingStatus.CLOSED, summary="Drums at dawn.")
    reopen(programme, make_staff())
    html = page(client, programme)

    assert "We are asking this programme again" in html
    assert "It left our list on 1 June 2026" in html
    assert "Drums" not in html
    assert "?region=yorkshire" in html


@pytest.mark.parametrize("page", ["", "history/", "history/feed/", "report/", "?ask"])
def test_what_is_written_before_it_is_listed_again_is_nobodys_to_read(client, page):
    programme = make_programme(slug="harp", status=ListingStatus.CLOSED, name="Harp House")
    reopen(programme, make_staff())
    programme.name, programme.centre = "Lyre House", make_centre(name="Secret Centre")
    programme.save()
    address = "/enquiries/new/?programme=harp" if page == "?ask" else f"/programmes/harp/{page}"
    html = client.get(address).text

    assert "Harp House" in html
    assert "Lyre House" not in html
    assert "Secret Centre" not in html


def test_closed_programme_leads_to_the_nearest_open_ones(client):
    closed = placed(53.0, status=ListingStatus.CLOSED)
    for name, latitude in (("Fourth", 54.0), ("Third", 52.6), ("Second", 53.2), ("First", 53.1)):
        placed(latitude, name=name)
    placed(53.0, name="By video", setting="online")
    placed(53.0, name="Also closed", status=ListingStatus.CLOSED)
    html = page(client, closed)

    assert [name for name in ("First", "Second", "Third") if name in html] == ["First", "Second", "Third"]
    assert html.index("First") < html.index("Second") < html.index("Third")
    assert not [name for name in ("Fourth", "By video", "Also closed") if name in html]


def test_closed_programme_without_a_place_leads_to_its_region(client):
    assert "?region=yorkshire" in page(client, make_programme(status=ListingStatus.CLOSED))


def test_closed_programme_gives_nobody_a_title(client):
    programme = make_programme(status=ListingStatus.CLOSED)
    make_registered(programme, name="Said Yes", agreed=True)
    html = page(client, programme)

    assert "music therapist" not in html.lower()
    assert "Said Yes" not in html


def test_changed_address_leads_to_the_new_one(client):
    programme = make_programme(slug="old-name")
    programme = Programme.objects.get(pk=programme.pk)
    programme.slug = "new-name"
    programme.save()

    response = client.get("/programmes/old-name/")
    assert (response.status_code, response.url) == (302, "/programmes/new-name/")


def test_address_taken_back_leads_to_itself(client):
    programme = make_programme(slug="first")
    for slug in ("second", "first"):
        programme = Programme.objects.get(pk=programme.pk)
        programme.slug = slug
        programme.save()

    assert client.get("/programmes/first/").status_code == 200
    assert client.get("/programmes/second/").url == "/programmes/first/"


def test_old_address_of_a_draft_gives_nothing_away(client):
    programme = Programme.objects.get(pk=make_programme(slug="old", status=ListingStatus.DRAFT).pk)
    programme.slug = "secret-name"
    programme.save()

    assert client.get("/programmes/old/").status_code == 404


def test_unknown_answers_say_so(client):
    html = page(client, make_programme())

    assert html.count("Not known yet – a question to ask") == 3
    assert "Who leads the sessions?" in html


def test_each_answer_says_where_it_comes_from_and_when(client):
    programme = make_programme(frequency="weekly")
    make_fact_check(
        programme,
        Topic.FREQUENCY,
        checked_on=datetime.date(2026, 10, 12),
        method="letter",
        own_words="Every Tuesday",
    )
    html = page(client, programme)

    assert "The centre wrote to us" in html
    assert "12 Oct 2026" in html
    assert "Every Tuesday" in html


def test_registered_page_says_when_we_looked_at_the_register(client):
    programme, therapist = make_programme(), make_therapist(hcpc_number="AS0001")
    make_register_check(therapist, checked_on=datetime.date(2026, 9, 3))
    unconfirmed = make_therapist()
    make_register_check(unconfirmed, checked_on=datetime.date(2026, 11, 1))
    make_appointment(programme, unconfirmed)
    check_three_questions(programme, [make_appointment(programme, therapist)])
    html = page(client, programme)

    assert "We looked at the register" in html
    assert "3 Sep 2026" in html
    assert "1 Nov 2026" not in html


def test_person_whose_confirmation_ran_out_is_not_called_registered(client):
    programme, therapist = make_programme(), make_therapist(name="Said Yes", agreed=True)
    make_register_check(therapist, checked_on=datetime.date(2026, 9, 3))
    with time_machine.travel("2025-10-20T12:00Z", tick=False):
        check_three_questions(programme, [make_appointment(programme, therapist)])
    with time_machine.travel("2026-11-20T12:00Z", tick=False):
        html = page(client, programme)

    assert "No check in date confirms that this person works here" in html
    assert "HCPC-registered music therapist" not in html


def test_registered_person_in_another_post_is_not_called_the_therapist(client):
    programme, therapist = make_programme(), make_therapist(name="Said Yes", agreed=True)
    make_register_check(therapist)
    check_three_questions(programme, [make_appointment(programme, therapist, role="musician")])
    html = page(client, programme)

    assert "Works here as musician or tutor" in html
    assert "HCPC-registered music therapist" not in html


def test_register_that_says_no_is_shown_with_its_date(client):
    programme, therapist = make_programme(), make_therapist()
    make_register_check(therapist, checked_on=datetime.date(2026, 9, 3), status="struck_off")
    make_appointment(programme, therapist)

    assert "not registered for music" in page(client, programme)
    assert "3 Sep 2026" in page(client, programme)


def test_a_check_of_other_values_no_longer_counts(client):
    programme = make_programme(frequency="weekly")
    make_fact_check(programme, Topic.FREQUENCY, checked_on=datetime.date(2026, 10, 12))
    Programme.objects.update(frequency="monthly")

    assert "12 Oct 2026" not in page(client, programme)


def test_title_goes_when_the_check_runs_out(client):
    with time_machine.travel("2026-11-22 12:00", tick=False):
        programme = make_programme()
        make_registered(programme, name="Wren Example", agreed=True)
        assert "HCPC-registered music therapist" in page(client, programme)
    with time_machine.travel("2027-11-23 12:00", tick=False):
        html = page(client, programme)

    assert "music therapist" not in html.lower().replace("as a music therapist, and under which number", "")
    assert "our check is out of date" in html


def test_a_person_nobody_confirmed_here_is_named_without_the_title(client):
    programme, therapist = make_programme(), make_therapist(name="Said Yes", agreed=True)
    make_register_check(therapist)
    make_appointment(programme, therapist)
    html = page(client, programme)

    assert "No check in date confirms that this person works here" in html
    assert "HCPC-registered" not in html


@pytest.mark.parametrize(
    ("status", "words"),
    [("caution", "with a caution"), ("conditions", "with conditions of practice")],
)
def test_limits_are_shown_though_the_person_is_not_named(client, status, words):
    programme, therapist = make_programme(name="Meadow"), make_therapist()
    make_register_check(therapist, status=status)
    check_three_questions(programme, [make_appointment(programme, therapist)])

    assert f"HCPC-registered music therapist, {words}" in page(client, programme)
    assert f"registered for music, {words}" in page(client, programme)
    assert f"HCPC-registered music therapist, {words}" in client.get("/programmes/").content.decode()


def test_one_person_without_limits_is_enough_and_the_other_limit_is_still_shown(client):
    programme, limited = make_programme(), make_therapist()
    make_register_check(limited, status="caution")
    make_appointment(programme, limited)
    make_registered(programme)
    check_three_questions(programme, programme.appointments.all())
    html = page(client, programme)

    assert "HCPC-registered music therapist</dd>" in html
    assert "registered for music, with a caution" in html


def test_price_and_details_say_when_they_were_checked(client):
    programme = make_programme(price_to=800)
    make_fact_check(programme, Topic.PRICE, method="document", checked_on=datetime.date(2026, 10, 12))
    make_fact_check(programme, Topic.PRACTICAL, method="visit", checked_on=datetime.date(2026, 9, 3))
    html = page(client, programme)

    assert "A document the centre gave us" in html
    assert "12 Oct 2026" in html
    assert "We visited" in html
    assert "3 Sep 2026" in html


def test_only_people_who_agreed_are_named(client):
    programme = make_programme()
    make_registered(programme, name="Said Yes", agreed=True)
    silent = make_therapist(name="Said Nothing")
    make_register_check(silent)
    make_appointment(programme, silent)
    html = page(client, programme)

    assert "Said Yes" in html
    assert "Said Nothing" not in html


def test_person_who_left_is_not_shown(client):
    programme = make_programme()
    make_appointment(
        programme, make_therapist(name="Gone Person", agreed=True), ends_on=datetime.date(2026, 1, 1)
    )

    assert "Gone Person" not in page(client, programme)


def test_practical_answers_are_printed_known_or_not(client):
    known = page(client, make_programme(setting="residential", waiting_time="week", open_to="women"))

    assert all(f"<td>{words}</td>" in known for words in ("Residential", "Within a week", "Women only"))
    assert '<td><span class="unknown">Not known yet</span></td>' in page(client, make_programme())
    assert "<td></td>" not in known


def test_query_count_is_fixed(client, django_assert_max_num_queries):
    programme = make_programme()
    for _ in range(4):
        make_registered(programme, agreed=True)

    with django_assert_max_num_queries(13):
        page(client, programme)
