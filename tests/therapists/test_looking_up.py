"""Looking people up one after the other, before and after a renewal deadline."""

import datetime

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from programmes.vocabulary import ListingStatus
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_programme,
    make_register_check,
    make_staff,
    make_therapist,
)
from tests.programmes.test_admin_pages import count_queries, queries  # noqa: F401
from tests.staff import make_curator, make_handler
from therapists.models import RegisterCheck, Therapist

pytestmark = pytest.mark.django_db
NEXT = "/admin/therapists/therapist/look-up/"
REGISTERED = {"status": "registered", "modality": "music"}


@pytest.fixture(autouse=True)
def curator(client):
    make_staff()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


@pytest.fixture
def summer_2026(client, curator):
    """The day after the renewal deadline of 31 May 2026, with the curator signed in on that day."""
    with time_machine.travel("2026-06-01 12:00", tick=False):
        client.force_login(curator)
        yield


def make_person(name: str, looked_on: str = "", **found) -> Therapist:
    """Somebody in post at a published programme, looked up once."""
    person = make_therapist(name=name)
    make_appointment(make_programme(), person)
    if looked_on:
        make_register_check(person, checked_on=datetime.date.fromisoformat(looked_on), **found)
    return person


def to_look_up(day: str) -> list[str]:
    return [person.name for person in Therapist.objects.to_look_up(datetime.date.fromisoformat(day))]


def page(client, person):
    return client.get(reverse("admin:therapists_therapist_look_up", args=[person.pk]))


def send(client, person, **fields):
    form = page(client, person).context["form"]
    sent = {name: form[name].value() or "" for name in ("checked_on", "seen")} | REGISTERED | fields
    return client.post(reverse("admin:therapists_therapist_look_up", args=[person.pk]), sent)


def said(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_a_deadline_that_passes_makes_every_look_due_at_once():
    make_person("April", "2026-04-10")
    make_person("January", "2026-01-10")
    make_person("Already renewed", "2026-04-10", registered_until=datetime.date(2028, 5, 31))

    assert to_look_up("2026-05-31") == []
    assert to_look_up("2026-06-01") == ["January", "April"]


def test_the_day_of_the_deadline_is_a_setting(settings):
    settings.HCPC_RENEWAL_DEADLINE = (3, 31)
    make_person("Winter", "2026-02-10")

    assert (to_look_up("2026-03-31"), to_look_up("2026-04-01")) == ([], ["Winter"])


def test_twelve_months_run_out_without_a_deadline():
    make_person("Last summer", "2024-06-02")

    assert (to_look_up("2025-06-02"), to_look_up("2025-06-03")) == ([], ["Last summer"])


@pytest.mark.parametrize("found", [{"status": "lapsed"}, {"modality": "drama"}, {"modality": "not_shown"}])
def test_what_ends_no_registration_counts_for_twelve_months(found):
    make_person("Not for music", "2026-04-10", **found)

    assert (to_look_up("2026-06-01"), to_look_up("2027-04-11")) == ([], ["Not for music"])


def test_the_newest_look_counts_and_never_comes_first():
    make_person("Never")
    again = make_person("Looked up again", "2024-07-01")
    make_register_check(again, checked_on=datetime.date(2026, 6, 1))
    make_person("Old", "2024-07-01")

    assert to_look_up("2026-06-01") == ["Never", "Old"]


def test_a_new_number_was_never_looked_up():
    make_person("Renumbered", "2024-11-02")
    Therapist.objects.update(hcpc_number="AS0999")

    assert to_look_up("2024-11-03") == ["Renumbered"]


def test_only_whom_the_register_has_to_bear_out_is_looked_up():
    make_therapist(name="Nowhere")
    make_therapist(name="Named in public", agreed=True)
    for name, listing, post in [
        ("Musician", {}, {"role": "musician"}),
        ("Left", {}, {"ends_on": datetime.date(2026, 3, 1)}),
        ("Closed", {"status": ListingStatus.CLOSED}, {}),
        ("Draft", {"status": ListingStatus.DRAFT}, {}),
    ]:
        make_appointment(make_programme(**listing), make_therapist(name=name), **post)

    assert to_look_up("2026-11-03") == ["Draft", "Named in public"]


def test_from_one_to_the_next_until_nobody_is_left(client, curator, summer_2026):
    first, second = make_person("Ann", "2026-01-10"), make_person("Bea", "2026-02-10")

    assert client.get(NEXT).url == page(client, first).wsgi_request.path
    assert "2 left to look up" in page(client, first).content.decode()
    onward = send(client, first)
    assert onward.url == page(client, second).wsgi_request.path
    assert "1 left to look up" in client.get(onward.url).content.decode()
    end = client.get(send(client, second, status="lapsed", modality="").url, follow=True)

    assert "Recorded of “Bea”: Lapsed." in end.content.decode()
    assert "Nobody is left" in client.get(NEXT, follow=True).content.decode()
    newest = RegisterCheck.objects.filter(checked_on="2026-06-01").order_by("therapist__name")
    assert list(newest.values_list("status", "modality", "checked_by", "registered_until")) == [
        ("registered", "music", curator.pk, datetime.date(2028, 5, 31)),
        ("lapsed", "not_shown", curator.pk, datetime.date(2028, 5, 31)),
    ]


def test_whom_one_skips_comes_round_again(client, summer_2026):
    first, second, third = (make_person(name) for name in ("Ann", "Bea", "Cat"))

    assert page(client, first).context["skip_to"] == [second.pk]
    assert page(client, third).context["skip_to"] == [first.pk]
    assert send(client, second).url == page(client, third).wsgi_request.path
    assert send(client, third).url == page(client, first).wsgi_request.path
    assert page(client, first).context["skip_to"] == []


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"status": ""}, "status", "required"),
        ({"modality": ""}, "modality", "Choose the kind of therapy"),
        ({"checked_on": "2099-01-01"}, "checked_on", "after today"),
        ({"checked_on": "2002-12-31"}, "__all__", "began in 2003"),
        ({"registered_until": "2020-05-31"}, "__all__", "look at both dates"),
    ],
)
def test_a_mistake_stands_beside_its_field(client, fields, field, sentence):
    answer = send(client, make_person("Ann"), **fields)

    assert sentence in str(answer.context["form"].errors[field])
    assert not RegisterCheck.objects.exists()


def test_without_a_number_nobody_is_found_registered(client):
    person = make_person("Ann")
    Therapist.objects.update(hcpc_number="")

    assert "Write the HCPC number first" in str(send(client, person).context["form"].errors["status"])
    assert send(client, person, status="not_found").status_code == 302


def test_two_curators_do_not_look_the_same_person_up_twice(client):
    person = make_person("Ann")
    form = page(client, person).context["form"]
    make_register_check(person)

    answer = client.post(
        page(client, person).wsgi_request.path,
        REGISTERED | {"checked_on": form["checked_on"].value(), "seen": form["seen"].value()},
    )

    assert "Somebody else looked meanwhile" in answer.content.decode()
    assert RegisterCheck.objects.count() == 1


def make_relied_on(name: str = "Harbour", **fields):
    programme, person = make_programme(name=name, slug=name.lower(), **fields), make_therapist(name="Ann")
    make_register_check(person)
    check_three_questions(programme, [make_appointment(programme, person)])
    return programme, person


TOLD = (
    'Who leads <a href="{}">Harbour</a> changed on <a href="/programmes/harbour/">its public page</a>: '
    "“Checked: not registered for music”. It stands at the top of the re-check queue until somebody asks who leads it."
)


def test_who_is_struck_off_changes_the_public_page_at_once_and_the_curator_is_told(client):
    programme, person = make_relied_on()
    assert "HCPC-registered" in client.get("/programmes/harbour/").content.decode()

    answer = send(client, person, status="struck_off", modality="")

    assert TOLD.format(reverse("admin:programmes_programme_change", args=[programme.pk])) in said(answer)
    assert "Checked: not registered for music" in client.get("/programmes/harbour/").content.decode()
    queue = client.get(reverse("admin:programmes_programme_recheck")).content.decode()
    assert "Who leads it fell back on" in queue


def test_a_look_on_a_page_of_its_own_tells_too(client):
    programme, person = make_relied_on()
    check = {"therapist": person.pk, "checked_on": datetime.date.today(), "status": "lapsed"}

    answer = client.post(reverse("admin:therapists_registercheck_add"), check | {"modality": "music"})

    assert TOLD.format(reverse("admin:programmes_programme_change", args=[programme.pk])) in said(answer)


def test_a_look_that_changes_nothing_tells_nothing(client):
    _, person = make_relied_on()
    make_relied_on("Draft", status=ListingStatus.DRAFT)

    assert not any("Who leads" in message for message in said(send(client, person)))


def test_page_asks_no_more_for_more_people(client, count_queries):  # noqa: F811
    person = make_person("Ann", "2024-06-05")
    address = page(client, person).wsgi_request.path
    before = queries(client, address, count_queries)
    for _ in range(5):
        make_person("Bea", "2024-06-05")

    assert queries(client, address, count_queries) == before <= 9


def test_the_list_of_therapists_leads_to_the_batch(client):
    assert f'href="{NEXT}"' in client.get(reverse("admin:therapists_therapist_changelist")).content.decode()


def test_who_may_not_record_looks_nobody_up(client):
    person = make_person("Ann")
    client.force_login(make_handler())

    assert client.get(NEXT).status_code == 403
    assert page(client, person).status_code == 403
