"""What is due, why, and in which order; and the programmes that a look at the register took something from."""

import datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enquiries.vocabulary import State
from programmes.checking import topic_states
from programmes.due import Signals, due_at, due_centres, questions_asked, signals, why_due
from programmes.fallen_back import fell_back
from programmes.merging import merge
from programmes.models import Programme
from programmes.vocabulary import ListingStatus
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_register_check,
    make_staff,
    make_therapist,
)
from tests.enquiries.builders import make_enquiry

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 20)
LONG_AGO, AGES_AGO = datetime.date(2025, 6, 3), datetime.date(2024, 2, 9)


def make_checked(on: datetime.date | None, centre: str = "Alder", **fields) -> Programme:
    programme = make_programme(centre=make_centre(name=centre), **fields)
    if on:
        check_three_questions(programme, checked_on=on)
    return programme


def queue(**options) -> list[str]:
    names = dict(Programme.objects.values_list("centre", "centre__name"))
    return [names[UUID(pk)] for pk in due_centres(TODAY, signals(TODAY), **options)]


def test_oldest_first_and_what_no_check_stands_for_before_all():
    make_checked(LONG_AGO, "Long ago")
    make_checked(None, "Never")
    make_checked(AGES_AGO, "Ages ago")
    make_checked(datetime.date(2026, 10, 1), "Fresh")

    assert queue() == ["Never", "Ages ago", "Long ago"]


@pytest.mark.parametrize("status", [ListingStatus.DRAFT, ListingStatus.CLOSED])
def test_only_what_the_public_reads_is_due(status):
    make_checked(None, status=status)

    assert queue() == []


def test_several_programmes_of_a_centre_are_one_entry():
    first = make_checked(LONG_AGO)
    make_programme(centre=first.centre)

    assert queue() == ["Alder"]


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        ("2025-11-19", "checked over 12 months ago, on 19 November 2025"),
        ("2025-11-20", "due soon: checked on 20 November 2025"),
        ("2025-12-19", "due soon: checked on 19 December 2025"),
        ("2025-12-20", ""),
    ],
)
def test_a_check_lasts_twelve_months_and_is_named_a_month_before(on, reason):
    programme = make_checked(datetime.date.fromisoformat(on))

    assert {why_due(state, TODAY) for state in topic_states(programme)[:3]} == {reason}
    assert queue() == (["Alder"] if reason else [])


def test_who_leads_it_lasts_no_longer_than_registered_does(settings):
    settings.CHECK_VALID_MONTHS = 6
    programme = make_checked(datetime.date(2026, 3, 2))

    reasons = {state.topic: why_due(state, TODAY) for state in topic_states(programme)[:3]}

    assert reasons["leadership"] == "checked over 6 months ago, on 2 March 2026"
    assert reasons["frequency"] == ""
    assert queue() == ["Alder"]


def test_never_checked_and_changed_since_are_told_apart():
    programme = make_programme()
    make_fact_check(programme, "frequency", checked_on=datetime.date(2026, 5, 4))
    Programme.objects.update(frequency="monthly")
    programme.refresh_from_db()

    reasons = [why_due(state, TODAY) for state in topic_states(programme)[:2]]

    assert reasons == ["changed since its check of 4 May 2026", "never checked"]


def test_most_asked_about_moves_up_and_spam_counts_nothing():
    make_checked(AGES_AGO, "Quiet")
    asked = make_checked(LONG_AGO, "Asked about")
    spammed = make_checked(AGES_AGO, "Spammed")
    make_enquiry(asked)
    for _ in range(2):
        make_enquiry(spammed, state=State.SPAM)

    assert queue() == ["Quiet", "Spammed", "Asked about"]
    assert queue(most_asked_first=True) == ["Asked about", "Quiet", "Spammed"]


def test_enquiry_about_two_that_were_merged_is_one():
    kept, gone, third = make_programme(), make_programme(), make_programme()
    for about in ((kept, gone), (gone, kept), (third, kept, gone), (gone,)):
        make_enquiry(*about)
    merge(kept, gone, make_staff(), [])

    assert questions_asked() == {kept.pk: 4, third.pk: 1}


def test_programme_that_left_the_list_while_the_queue_was_made_is_left_out():
    programme = make_checked(LONG_AGO)
    urgent = Signals(asked={programme.pk: 1}, fallen={programme.pk: TODAY}, alerts={})
    Programme.objects.update(status=ListingStatus.DRAFT)

    assert due_centres(TODAY, urgent, most_asked_first=True) == []


def test_enquiries_are_counted_and_never_read():
    programme, other = make_programme(), make_programme()
    make_enquiry(programme)
    make_enquiry(other, programme)
    make_enquiry()

    with CaptureQueriesContext(connection) as asked:
        assert questions_asked() == {programme.pk: 2, other.pk: 1}

    queries = str(asked.captured_queries)
    assert not any(word in queries for word in ("message", "email", "phone", "consent_at"))


def relied_on(**post) -> Programme:
    """A programme that was registered on 1 March 2026, through somebody looked up that day."""
    programme, therapist = make_checked(None), make_therapist()
    make_register_check(therapist, checked_on=datetime.date(2026, 3, 1))
    check_three_questions(
        programme, [make_appointment(programme, therapist, **post)], checked_on=datetime.date(2026, 3, 1)
    )
    return programme


def look(programme: Programme, **found) -> None:
    therapist = programme.appointments.get().therapist
    make_register_check(therapist, **{"checked_on": datetime.date(2026, 11, 3)} | found)


@pytest.mark.parametrize(
    "found",
    [{"status": "lapsed"}, {"status": "struck_off"}, {"modality": "drama"}, {"modality": "not_shown"}],
)
def test_a_look_that_takes_it_back_puts_the_programme_on_top(found):
    make_checked(AGES_AGO, "Oldest")
    programme = relied_on()

    look(programme, **found)

    assert fell_back(TODAY) == {programme.pk: datetime.date(2026, 11, 3)}
    assert queue() == ["Alder", "Oldest"]


@pytest.mark.parametrize("found", [{"status": "registered"}, {"status": "caution"}])
def test_a_look_that_bears_it_out_takes_nothing_back(found):
    look(relied_on(), **found)

    assert fell_back(TODAY) == {}


def test_asking_who_leads_it_after_that_look_settles_it():
    programme = relied_on()
    look(programme, status="lapsed")

    make_fact_check(programme, "leadership", checked_on=datetime.date(2026, 11, 3))

    assert fell_back(TODAY) == {}


def test_a_call_from_before_that_look_settles_nothing_though_written_down_later():
    programme = relied_on()
    look(programme, status="lapsed")

    make_fact_check(programme, "leadership", checked_on=datetime.date(2026, 11, 2))

    assert fell_back(TODAY) == {programme.pk: datetime.date(2026, 11, 3)}


def test_a_call_in_vain_settles_nothing():
    programme = relied_on()
    look(programme, status="lapsed")

    make_fact_check(programme, "leadership", outcome="not_reached", checked_on=TODAY)

    assert fell_back(TODAY)


def test_nothing_falls_where_no_look_found_the_person_registered():
    programme = make_checked(None)
    check_three_questions(programme, [make_appointment(programme)], checked_on=datetime.date(2026, 3, 1))

    look(programme, status="not_found")

    assert fell_back(TODAY) == {}


def test_nothing_falls_where_nobody_confirmed_the_person():
    programme, therapist = make_checked(None), make_therapist()
    make_register_check(therapist, checked_on=datetime.date(2026, 3, 1))
    make_appointment(programme, therapist)

    look(programme, status="lapsed")

    assert fell_back(TODAY) == {}


def test_nothing_falls_with_somebody_who_left():
    look(relied_on(ends_on=datetime.date(2026, 9, 1)), status="lapsed")

    assert fell_back(TODAY) == {}


def test_nothing_falls_while_another_is_registered():
    programme = relied_on()
    other = make_therapist()
    make_register_check(other, checked_on=datetime.date(2026, 6, 1))
    posts = [programme.appointments.get(), make_appointment(programme, other)]
    make_fact_check(programme, "leadership", appointments=posts, checked_on=datetime.date(2026, 3, 2))

    make_register_check(posts[0].therapist, status="lapsed", checked_on=datetime.date(2026, 11, 3))

    assert fell_back(TODAY) == {}


def test_a_centre_says_what_to_ask_of_each_programme_and_of_itself():
    programme = make_checked(LONG_AGO)
    make_programme(centre=programme.centre, status=ListingStatus.DRAFT)
    make_fact_check(programme.centre, "contact", checked_on=TODAY)

    (due,) = due_at([programme.centre], TODAY, signals(TODAY))

    assert [(listing.kind, len(listing.to_ask)) for listing in due.listings] == [
        ("programme", 5),
        ("centre", 1),
    ]


def test_a_second_look_that_finds_the_same_is_no_news():
    programme = relied_on()
    look(programme, status="struck_off", checked_on=datetime.date(2026, 4, 1))
    assert fell_back(TODAY) == {programme.pk: datetime.date(2026, 4, 1)}
    posts = [programme.appointments.get()]
    make_fact_check(programme, "leadership", appointments=posts, checked_on=datetime.date(2026, 4, 5))
    look(programme, status="struck_off", checked_on=datetime.date(2026, 6, 1))

    assert fell_back(TODAY) == {}
