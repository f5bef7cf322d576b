"""The history of a listing: whole days, plain words, no names, no free text."""

import datetime
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.history_of_people import CHECK_RAN_OUT, LOOK_RAN_OUT
from programmes.listing_history import history_of
from programmes.models import FactCheck, Programme
from programmes.vocabulary import ListingStatus, Topic
from tests.builders import (
    make_appointment,
    make_fact_check,
    make_programme,
    make_register_check,
    make_therapist,
)

pytestmark = pytest.mark.django_db

LISTED, LATER, LATEST = "2026-03-02", "2026-05-03", "2026-06-04"


def listed(**fields) -> Programme:
    with time_machine.travel(f"{LISTED}T12:00Z", tick=False):
        return make_programme(slug="birch", **fields)


def change(programme: Programme, on: str = LATER, **fields) -> None:
    with time_machine.travel(f"{on}T12:00Z", tick=False):
        programme = Programme.objects.get(pk=programme.pk)
        for name, value in fields.items():
            setattr(programme, name, value)
        programme.save()


def said(programme: Programme, on: str = LATER) -> str:
    days = {day.on.isoformat(): day.sentences for day in history_of(programme)}
    return "\n".join(days.get(on, ()))


def test_a_change_is_told_from_and_to():
    programme = listed(aftercare=("group",), aftercare_length="months", aftercare_months=12)
    change(programme, aftercare_months=6)

    assert said(programme) == "After you leave: changed from group, 12 months to group, 6 months."


def test_an_answer_found_and_an_answer_lost():
    programme = listed(frequency="weekly")
    change(programme, frequency="not_known", music_format=("group",))

    assert "How often: no longer known, was weekly." in said(programme)
    assert "The format: now known, group." in said(programme)


def test_names_and_abbreviations_keep_their_capitals():
    programme = listed()
    change(programme, languages=("english", "bsl"), funding=("nhs_council",), setting="day")

    assert "The languages: now known, English and British Sign Language." in said(programme)
    assert "Who pays: now known, NHS or council." in said(programme)
    assert "The setting: now known, day programme." in said(programme)


def test_it_begins_with_the_day_it_was_listed():
    with time_machine.travel("2026-01-05T12:00Z", tick=False):
        programme = make_programme(status=ListingStatus.DRAFT)
    change(programme, "2026-02-01", frequency="weekly")
    change(programme, LISTED, status=ListingStatus.PUBLISHED, published_on=datetime.date(2026, 3, 2))

    assert [day.on.isoformat() for day in history_of(programme)] == [LISTED]
    assert said(programme, LISTED) == "Listed here for the first time."


def test_a_draft_has_none():
    assert history_of(make_programme(status=ListingStatus.DRAFT)) == []


def test_what_was_mended_the_same_day_is_no_change():
    programme = listed(frequency="weekly")
    change(programme, frequency="monthly")
    change(programme, frequency="weekly")

    assert said(programme) == ""


def test_saving_without_a_change_is_none():
    programme = listed(frequency="weekly")
    change(programme)

    assert len(history_of(programme)) == 1


def test_newest_day_comes_first():
    programme = listed(frequency="weekly")
    change(programme, frequency="monthly")
    change(programme, LATEST, frequency="occasional")

    assert [day.on.isoformat() for day in history_of(programme)] == [LATEST, LATER, LISTED]


def test_closing_and_listing_again():
    programme = listed()
    change(
        programme,
        status=ListingStatus.CLOSED,
        closed_on=datetime.date(2026, 5, 3),
        closed_reason="no_music",
    )
    change(programme, LATEST, status=ListingStatus.PUBLISHED, closed_on=None, closed_reason="")

    assert said(programme) == "It no longer offers music therapy."
    assert said(programme, LATEST) == "Listed again."


def test_free_text_is_never_quoted():
    programme = listed(description="Jo Weaver leads it.", craving_policy="Ask Jo.")
    change(programme, description="A group in the garden room.", craving_policy="")

    assert "Reworded: the description and what is done" in said(programme)
    assert "Jo" not in said(programme)


def test_a_claim_gives_nobody_the_title():
    programme = listed(led_by_claim="musician")
    change(programme, led_by_claim="music_therapist")

    assert "qualified therapist; not checked" in said(programme)
    assert "music therapist" not in said(programme)


def test_checks_of_one_day_and_way_are_one_sentence():
    programme = listed(frequency="weekly")
    with time_machine.travel(f"{LATER}T12:00Z", tick=False):
        for topic in (Topic.FREQUENCY, Topic.PRICE):
            make_fact_check(programme, topic)
        make_fact_check(programme, Topic.AFTERCARE, outcome="asked_not_known")
        make_fact_check(programme, Topic.PRACTICAL, outcome="not_reached")

    assert said(programme).splitlines() == [
        "We asked the centre by phone about how often and the price.",
        "We asked the centre by phone about the music after leaving, and found no answer.",
    ]


def test_checks_before_it_was_listed_are_left_out():
    with time_machine.travel("2026-02-01T12:00Z", tick=False):
        programme = make_programme(status=ListingStatus.DRAFT)
        make_fact_check(programme)
    change(programme, LISTED, status=ListingStatus.PUBLISHED, published_on=datetime.date(2026, 3, 2))

    assert [day.on.isoformat() for day in history_of(programme)] == [LISTED]


def test_page_tells_it_and_the_listing_leads_there(client):
    programme = listed(frequency="weekly")
    change(programme, frequency="monthly")

    assert "How often: changed from weekly to monthly." in client.get("/programmes/birch/history/").text
    assert "/programmes/birch/history/" in client.get("/programmes/birch/").text


def close(programme: Programme, on: str = LATER) -> None:
    day = datetime.date.fromisoformat(on)
    change(programme, on, status=ListingStatus.CLOSED, closed_on=day, closed_reason="no_music")


def test_of_a_closed_one_it_ends_with_the_closing(client):
    """What is written or found out afterwards is no longer the public's to read."""
    programme = listed(frequency="weekly")
    close(programme)
    change(programme, LATEST, frequency="monthly")
    make_fact_check(programme, checked_on=datetime.date.fromisoformat(LATEST))
    days = [day.on.isoformat() for day in history_of(Programme.objects.get())]

    assert days == [LATER, LISTED]
    assert "It no longer offers music therapy." in client.get("/programmes/birch/history/").text
    assert "It no longer offers music therapy." in client.get("/programmes/birch/history/feed/").text


def test_what_changed_while_it_was_closed_is_told_when_it_is_listed_again():
    programme = listed(frequency="weekly")
    close(programme)
    change(programme, "2026-05-20", status=ListingStatus.DRAFT, closed_on=None, closed_reason="")
    change(programme, "2026-05-21", frequency="monthly")
    assert said(programme, "2026-05-20") == "We began to ask again, to list it anew."
    assert said(programme, "2026-05-21") == ""

    change(programme, LATEST, status=ListingStatus.PUBLISHED)
    assert said(programme, LATEST) == "Listed again.\nHow often: changed from weekly to monthly."


def test_what_happens_while_it_is_not_listed_is_not_told():
    """Neither then, nor once it is listed again: a check before that was made to list it anew."""
    programme, therapist = listed(frequency="weekly"), make_therapist()
    make_fact_check(
        programme, Topic.LEADERSHIP, checked_on=datetime.date(2025, 5, 9)
    )  # runs out on 10 May 2026
    close(programme)
    with time_machine.travel("2026-05-20T12:00Z", tick=False):
        make_appointment(programme, therapist, starts_on=datetime.date(2026, 4, 1))
        make_fact_check(programme, Topic.FREQUENCY)
    days = [day.on.isoformat() for day in history_of(Programme.objects.get())]
    assert days == [LATER, LISTED]

    change(programme, LATEST, status=ListingStatus.PUBLISHED, closed_on=None, closed_reason="")
    assert said(programme, "2026-05-10") == said(programme, "2026-05-20") == ""
    assert said(programme, "2026-04-01") == "Somebody began to lead music here."


@time_machine.travel("2026-07-01")
def test_a_check_that_ran_out_is_told():
    programme = listed()
    for day in ("2025-04-10", "2025-05-02"):
        make_fact_check(programme, Topic.LEADERSHIP, checked_on=datetime.date.fromisoformat(day))

    assert said(programme, "2026-05-03") == CHECK_RAN_OUT
    assert CHECK_RAN_OUT not in said(programme, "2026-04-11")


@time_machine.travel("2026-07-01")
def test_a_registration_that_ended_is_told_if_nobody_looked_again():
    programme, looked_at, left_alone = listed(), make_therapist(), make_therapist()
    for therapist in (looked_at, left_alone):
        make_appointment(programme, therapist)
        make_register_check(therapist, checked_on=datetime.date(2026, 4, 10))
    assert said(programme, "2026-06-01").splitlines() == [LOOK_RAN_OUT] * 2

    make_register_check(looked_at, checked_on=datetime.date(2026, 6, 1))
    assert said(programme, "2026-06-01").splitlines().count(LOOK_RAN_OUT) == 1


def test_of_somebody_who_left_nothing_runs_out():
    programme, therapist = listed(), make_therapist()
    make_appointment(programme, therapist, ends_on=datetime.date(2026, 5, 1))
    make_register_check(therapist, checked_on=datetime.date(2026, 4, 10))

    with time_machine.travel("2026-07-01"):
        assert said(programme, "2026-06-01") == ""


def test_it_asks_no_more_queries_for_a_listing_that_was_saved_more_often(django_assert_num_queries):
    programme = listed(frequency="weekly")
    with CaptureQueriesContext(connection) as once:
        history_of(programme)
    for day in range(1, 9):
        change(programme, f"2026-05-0{day}", sessions_per_week=None, price_from=day)

    with django_assert_num_queries(len(once)):
        history_of(programme)


def test_feed_has_an_entry_a_day_that_stays_when_the_address_changes(client):
    programme = listed(frequency="weekly")
    change(programme, frequency="monthly")
    before = client.get("/programmes/birch/history/feed/")
    change(programme, LATEST, slug="beech")
    moved = client.get("/programmes/birch/history/feed/", follow=True)

    assert before["Content-Type"].startswith("application/atom+xml")
    assert "How often: changed from weekly to monthly." in before.text
    assert re.findall(r"<id>(.*?)</id>", moved.text) == re.findall(r"<id>(.*?)</id>", before.text)


def test_a_draft_has_neither_page_nor_feed(client):
    make_programme(slug="draft", status=ListingStatus.DRAFT, published_on=None)

    for address in ("history/", "history/feed/"):
        assert client.get(f"/programmes/draft/{address}").status_code == 404


def test_who_comes_and_goes_is_told_without_a_name():
    programme = listed()
    make_appointment(programme, make_therapist(name="Ada Long"), starts_on=LATER, ends_on=LATEST)

    with time_machine.travel("2026-07-01"):
        assert said(programme) == "Somebody began to lead music here."
        assert said(programme, LATEST) == "Somebody who led music here left."


def test_looks_at_the_register_are_told_once_for_each_finding():
    programme, therapist = listed(), make_therapist(name="Ada Long")
    make_appointment(programme, therapist)
    for day, status in ((LATER, "registered"), ("2026-05-20", "registered"), (LATEST, "struck_off")):
        make_register_check(therapist, status=status, checked_on=datetime.date.fromisoformat(day))

    assert said(programme).endswith("for whoever leads the music: registered for music.")
    assert said(programme, "2026-05-20") == ""
    assert said(programme, LATEST).endswith("for whoever leads the music: not registered for music.")


def test_a_look_before_somebody_came_is_not_told():
    programme, therapist = listed(), make_therapist()
    make_appointment(programme, therapist, starts_on=LATEST)
    make_register_check(therapist, checked_on=datetime.date.fromisoformat(LATER))

    assert said(programme) == ""


def test_the_feed_says_that_a_day_has_grown(client):
    programme = listed()
    make_fact_check(programme, checked_on=datetime.date.fromisoformat(LATER))
    recorded = FactCheck.objects.get().recorded_at

    assert history_of(programme)[0].changed_at == recorded
    assert (
        f"<updated>{recorded.astimezone().isoformat(timespec='seconds')[:13]}"
        in client.get("/programmes/birch/history/feed/").text
    )
