"""“Record a check” on a listing's page: its own act, in one press or topic by topic."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from desk.roles import CURATORS
from programmes.models import FactCheck, Programme
from programmes.topics import PROGRAMME_TOPICS, THREE_QUESTIONS
from tests.builders import (
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_register_check,
    make_registered,
    make_staff,
    make_therapist,
)
from tests.staff import make_curator

pytestmark = pytest.mark.django_db
ANSWERS = {"frequency": "weekly", "aftercare": ("group",), "led_by_claim": "musician"}


@pytest.fixture(autouse=True)
def curator(client):
    make_staff()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


def address(subject) -> str:
    return reverse(f"admin:programmes_{subject._meta.model_name}_check", args=[subject.pk])


def post(client, subject, opened=None, **fields):
    """Open the page (or use one opened before) and send it."""
    form = (opened or client.get(address(subject))).context["form"]
    sent = {"on": timezone.localdate().isoformat(), "method": "phone", "seen": form["seen"].value()}
    return client.post(address(subject), sent | fields)


def test_one_press_records_all_three_questions(client, curator):
    programme = make_programme(**ANSWERS)

    answer = post(client, programme, _nothing_changed="yes")

    assert answer.url == reverse("admin:programmes_programme_change", args=[programme.pk])
    recorded = FactCheck.objects.values_list("topic", "outcome", "checked_by")
    assert set(recorded) == {(topic, "confirmed", curator.pk) for topic in THREE_QUESTIONS}


def test_one_press_asks_what_the_listing_does_not_know(client):
    post(client, make_programme(), _nothing_changed="yes")

    assert set(FactCheck.objects.values_list("outcome", flat=True)) == {"asked_not_known"}


def test_one_press_with_the_person_ticked_keeps_it_registered(client):
    programme = make_programme(frequency="weekly", aftercare=("group",))
    make_registered(programme)

    post(client, programme, _nothing_changed="yes", people=[programme.appointments.get().pk])

    assert Programme.objects.with_led_by().get().led_by == "registered"


def test_nobody_is_ticked_beforehand(client):
    programme = make_programme()
    make_registered(programme)

    page = client.get(address(programme))

    assert not page.context["form"]["people"].value()
    assert " checked" not in str(page.context["form"]["people"])


def test_overlooked_people_are_asked_about(client):
    programme = make_programme(**ANSWERS)
    make_registered(programme)
    recorded = FactCheck.objects.count()

    answer = post(client, programme, _nothing_changed="yes")

    assert "Tick each person they confirmed" in answer.content.decode()
    assert FactCheck.objects.count() == recorded


def test_that_nobody_was_confirmed_is_ticked_on_purpose(client):
    programme = make_programme(**ANSWERS)
    make_registered(programme)

    post(client, programme, _nothing_changed="yes", nobody_confirmed="on")

    assert Programme.objects.with_led_by().get().led_by == "claimed"


def test_nobody_to_confirm_is_not_asked_about(client):
    programme = make_programme(**ANSWERS)
    make_appointment(programme, role="musician")

    assert "nobody_confirmed" not in client.get(address(programme)).context["form"].fields


@pytest.mark.parametrize("outcome", ["", "not_reached", "asked_not_known"])
def test_a_tick_without_an_answer_is_not_lost(client, outcome):
    programme = make_programme(frequency="weekly")
    ticked = {"people": [make_appointment(programme).pk], "outcome_frequency": "confirmed"}

    answer = post(client, programme, outcome_leadership=outcome, **ticked)

    assert "You ticked people" in answer.content.decode()
    assert not FactCheck.objects.exists()


def test_one_press_confirms_only_who_was_ticked(client):
    programme = make_programme(**ANSWERS)
    known = make_appointment(programme)
    newcomer = make_therapist(hcpc_number="AS0009")
    make_register_check(newcomer)
    make_appointment(programme, newcomer)

    post(client, programme, _nothing_changed="yes", people=[known.pk])

    assert Programme.objects.with_led_by().get().led_by != "registered"


def test_a_closed_programme_offers_no_check(client):
    closed = make_programme(status="closed")
    page = client.get(reverse("admin:programmes_programme_change", args=[closed.pk]))

    assert address(closed) not in page.content.decode()
    answer = client.get(address(closed), follow=True)
    assert "closed: reopen it before" in answer.content.decode()


def test_topic_by_topic_each_with_its_outcome_and_words(client):
    post(
        client,
        make_programme(**ANSWERS),
        outcome_frequency="changed",
        words_frequency="Now each Tuesday.",
        outcome_price="not_reached",
        method="website",
        source_url="example.org/music",
    )

    recorded = FactCheck.objects.order_by("topic").values_list("topic", "outcome", "own_words", "source_url")
    assert list(recorded) == [
        ("frequency", "changed", "Now each Tuesday.", "https://example.org/music"),
        ("price", "not_reached", "", "https://example.org/music"),
    ]


def test_centre_is_checked_in_one_press(client):
    post(client, make_centre(), _nothing_changed="yes")

    assert set(FactCheck.objects.values_list("topic", flat=True)) == {"contact", "registration"}


def test_one_press_can_be_about_the_whole_listing(client):
    words = {"words_price": "Nobody has ever asked."}
    post(client, make_programme(**ANSWERS), _nothing_at_all="yes", **words)

    recorded = dict(FactCheck.objects.values_list("topic", "outcome"))
    known = dict.fromkeys(PROGRAMME_TOPICS, "confirmed")
    del known["practical"]  # the listing says nothing of it, and nobody said it was asked
    assert recorded == known | {"price": "asked_not_known"}
    assert FactCheck.objects.get(topic="price").own_words == "Nobody has ever asked."


def test_a_listing_changed_meanwhile_is_looked_at_again(client):
    programme = make_programme(**ANSWERS)
    opened = client.get(address(programme))
    Programme.objects.update(frequency="monthly")

    answer = post(client, programme, opened, _nothing_changed="yes")

    assert "changed while this page was open" in answer.content.decode()
    assert not FactCheck.objects.exists()


def test_one_refused_topic_records_none(client):
    answer = post(
        client,
        make_programme(frequency="weekly"),
        outcome_frequency="confirmed",
        outcome_aftercare="confirmed",
    )

    assert "does not answer this yet" in answer.content.decode()
    assert not FactCheck.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "at least one topic"),
        ({"outcome_price": "dream"}, "Select a valid choice"),
        ({"outcome_price": "confirmed", "method": ""}, "This field is required"),
        ({"outcome_price": "confirmed", "on": "yesterday"}, "Enter a valid date"),
        ({"outcome_price": "confirmed", "on": "2099-01-01"}, "after today"),
        ({"outcome_price": "confirmed", "on": "1999-01-01"}, "before 2003"),
        ({"outcome_price": "confirmed", "source_url": "javascript:1"}, "Enter a valid URL"),
        ({"outcome_price": "confirmed", "method": "website"}, "write the source address"),
        ({"outcome_price": "confirmed", "words_price": "Our music therapist says"}, "protected title"),
        ({"outcome_leadership": "confirmed", "people": ["0"]}, "Select a valid choice"),
        ({"_nothing_changed": "yes", "on": ""}, "This field is required"),
        ({"seen": "", "outcome_price": "confirmed"}, "This field is required"),
    ],
)
def test_mistakes_are_refused_in_words(client, fields, words):
    answer = post(client, make_programme(**ANSWERS), **fields)

    assert (answer.status_code, words in answer.content.decode()) == (200, True)
    assert not FactCheck.objects.exists()


def test_a_website_without_its_address_is_refused_beside_the_address(client):
    answer = post(client, make_programme(**ANSWERS), method="website", _nothing_changed="yes")

    assert list(answer.context["form"].errors) == ["source_url"]


def test_people_who_left_are_not_offered(client):
    programme = make_programme()
    make_appointment(programme, ends_on=datetime.date(2026, 1, 5))

    assert not client.get(address(programme)).context["form"].fields["people"].choices


def test_page_shows_how_each_topic_stands(client):
    programme = make_programme(**ANSWERS)
    make_fact_check(programme, "frequency", checked_on=datetime.date(2026, 5, 4))
    Programme.objects.update(frequency="monthly")

    change = client.get(reverse("admin:programmes_programme_change", args=[programme.pk])).content.decode()

    assert "4 May 2026" in change
    assert "changed since: check again" in change


def test_who_may_not_record_gets_no_form(client):
    programme, reader = make_programme(), make_staff()
    reader.user_permissions.set(_view_only())
    client.force_login(reader)

    assert client.get(address(programme)).status_code == 403
    assert (
        "Record a check"
        not in client.get(reverse("admin:programmes_programme_change", args=[programme.pk])).content.decode()
    )


def _view_only():
    from django.contrib.auth.models import Group

    return Group.objects.get(name=CURATORS).permissions.filter(codename__startswith="view_")


def test_a_listing_that_does_not_exist_is_not_found(client):
    missing = address(make_programme()).replace("/check/", "0/check/")

    assert client.get(missing).status_code == 404
