"""A public answer changes with its source, in the same form, or as a slip that is put right."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from programmes.models import FactCheck, Programme
from programmes.vocabulary import ListingStatus
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_programme,
    make_register_check,
    make_registered,
    make_staff,
    make_therapist,
)
from tests.forms import errors
from tests.programmes.listing_form import change_address, new_post, save
from tests.staff import make_curator

pytestmark = pytest.mark.django_db
ANSWERS = {"summary": "In Leeds.", "frequency": "weekly", "aftercare": ("group",), "led_by_claim": "musician"}
BY_PHONE = {"known_how": "phone"}


@pytest.fixture(autouse=True)
def curator(client):
    make_staff()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


def checks() -> set[tuple]:
    return set(FactCheck.objects.values_list("topic", "outcome"))


def test_a_change_with_its_source_is_a_check_of_what_changed(client, curator):
    programme = make_programme(**ANSWERS)
    source = {
        "known_how": "website",
        "known_on": "2026-05-04",
        "known_from": "example.org/music",
        "known_words": "Each month.",
    }

    save(client, programme, frequency="monthly", **source)

    assert checks() == {("frequency", "changed")}
    recorded = FactCheck.objects.filter(topic="frequency").values_list(
        "method", "source_url", "own_words", "checked_on", "checked_by"
    )
    day = datetime.date(2026, 5, 4)
    assert recorded.get() == ("website", "https://example.org/music", "Each month.", day, curator.pk)
    checked = Programme.objects.with_checks().get()
    assert (checked.frequency, checked.frequency_checked_on) == ("monthly", day)


@pytest.mark.parametrize(
    "change", [{"frequency": "monthly"}, {"aftercare": ["one_to_one"]}, {"craving_policy": "Ask first."}]
)
def test_a_change_without_a_source_is_refused_and_kept_in_the_form(client, change):
    programme = make_programme(**ANSWERS)

    answer = save(client, programme, **change)

    form = answer.context["adminform"].form
    assert "say how you know" in str(form.errors["known_how"])
    ((name, typed),) = change.items()
    assert form[name].value() == typed
    assert getattr(Programme.objects.get(), name) == getattr(programme, name)


def test_a_slip_put_right_is_no_check_and_undoes_the_one_there_was(client):
    programme = make_programme(**ANSWERS)
    check_three_questions(programme)

    save(client, programme, frequency="monthly", is_slip="on")

    checked = Programme.objects.with_checks().get()
    assert (checked.frequency, checked.frequency_checked_on) == ("monthly", None)
    assert FactCheck.objects.count() == 3


def test_what_they_no_longer_know_is_asked_and_not_known(client):
    save(client, make_programme(**ANSWERS), aftercare=[], **BY_PHONE)

    assert checks() == {("aftercare", "asked_not_known")}


@pytest.mark.parametrize("change", [{"name": "Quay"}, {"summary": "By the sea."}, {"slug": "quay"}, {}])
def test_words_of_the_page_need_no_source(client, change):
    assert save(client, make_programme(**ANSWERS), **change).status_code == 302
    assert not FactCheck.objects.exists()


@pytest.mark.parametrize("status", [ListingStatus.DRAFT, ListingStatus.CLOSED])
def test_what_the_public_does_not_go_by_needs_no_source(client, status):
    programme = make_programme(**ANSWERS, status=status)

    assert "How you know" not in client.get(change_address(programme)).content.decode()
    save(client, programme, frequency="monthly")
    assert Programme.objects.get().frequency == "monthly"


@pytest.mark.parametrize(
    ("source", "field", "sentence"),
    [
        ({"known_on": "2099-01-01"}, "known_on", "after today"),
        ({"known_on": "1999-01-01"}, "known_on", "before 2003"),
        ({"known_on": ""}, "known_on", "Write the day"),
        ({"known_how": "website"}, "known_from", "write the source address"),
        ({"known_words": "Our music therapist says"}, "known_words", "protected title"),
        ({"is_slip": "on"}, "is_slip", "not both"),
        ({"known_how": "dream"}, "known_how", "Select a valid choice"),
    ],
)
def test_a_source_that_cannot_be_is_refused_beside_its_field(client, source, field, sentence):
    answer = save(client, make_programme(**ANSWERS), frequency="monthly", **BY_PHONE | source)

    assert sentence in str(answer.context["adminform"].form.errors[field])
    assert (Programme.objects.get().frequency, FactCheck.objects.exists()) == ("weekly", False)


def test_a_source_of_nothing_is_not_lost_in_silence(client):
    answer = save(client, make_programme(**ANSWERS), **BY_PHONE)

    assert "changed no answer" in errors(answer)


def make_with_newcomer() -> tuple[Programme, dict]:
    """A programme, and the row of somebody registered who takes up a post there."""
    newcomer = make_therapist()
    make_register_check(newcomer)
    return make_programme(**ANSWERS), new_post(newcomer)


def test_somebody_new_needs_a_source(client):
    programme, row = make_with_newcomer()

    assert "Who holds a post changes" in errors(save(client, programme, **row))
    assert not programme.appointments.exists()


def test_somebody_new_whom_they_confirmed_is_registered_at_once(client):
    programme, row = make_with_newcomer()

    save(client, programme, **row, **BY_PHONE, known_people="everybody")

    assert checks() == {("leadership", "changed")}
    assert Programme.objects.with_led_by().get().led_by == "registered"


def test_whether_people_were_confirmed_is_said_and_never_taken_for_granted(client):
    programme, row = make_with_newcomer()

    assert "whether they confirmed who is in post" in errors(save(client, programme, **row, **BY_PHONE))
    save(client, programme, **row, **BY_PHONE, known_people="nobody")
    assert Programme.objects.with_led_by().get().led_by == "claimed"


def test_another_answer_to_who_leads_it_asks_about_the_people_too(client):
    programme = make_programme(**ANSWERS)
    make_registered(programme)

    answer = save(client, programme, led_by_claim="music_therapist", **BY_PHONE)

    assert "whether they confirmed who is in post" in errors(answer)


def test_the_last_one_to_leave_asks_about_nobody(client):
    programme = make_programme(**ANSWERS)
    make_appointment(programme)

    save(client, programme, **{"appointments-0-ends_on": "01/06/2026"}, **BY_PHONE)

    assert checks() == {("leadership", "changed")}


def test_sessions_of_a_post_are_no_news_of_who_leads_it(client):
    programme = make_programme(**ANSWERS)
    make_appointment(programme)

    assert save(client, programme, **{"appointments-0-sessions_per_week": 2}).status_code == 302


def test_a_post_from_after_the_call_is_saved_and_the_check_is_not(client):
    """Nobody could have answered for it on that day: said, rather than recorded or lost."""
    programme = make_programme(summary="In Leeds.")
    row = new_post(make_therapist(), starts_on=timezone.localdate().strftime("%d/%m/%Y"))

    answer = save(client, programme, **row, **BY_PHONE, known_on="2026-05-04", known_people="everybody")

    said = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert "Saved, but not recorded as checked" in said
    assert (programme.appointments.count(), FactCheck.objects.exists()) == (1, False)


def test_words_stand_beside_one_answer_alone(client):
    programme = make_programme(**ANSWERS)
    source = {"known_how": "phone", "known_on": "2026-05-04"}
    refused = save(
        client, programme, frequency="monthly", price_from="900", known_words="Each month.", **source
    )

    assert "their words would stand beside each" in refused.text
    assert checks() == set()
    save(client, programme, frequency="monthly", price_from="900", **source)
    assert checks() == {("frequency", "changed"), ("price", "changed")}
