"""`check_links`: which addresses are visited when, and what counts as broken."""

import datetime

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, models
from django.urls import reverse
from django.utils import timezone

from programmes.links.run import NothingAnswered, due_addresses, keep, visit_all
from programmes.links.uses import addresses_in_use
from programmes.links.visit import Outcome, Visitor
from programmes.models import Catalogue, Link, LinkState
from programmes.vocabulary import ListingStatus
from tests.builders import make_centre, make_fact_check, make_programme, make_provider, make_staff
from tests.programmes.web import web
from tests.staff import make_curator

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 2)
QUEUE = "admin:programmes_link_changelist"
HOUSE = "https://house.example.org/"


def days(number: int) -> datetime.date:
    return DAY + datetime.timedelta(number)


def fail(*on: datetime.date, address: str = HOUSE, state=LinkState.NOT_FOUND) -> None:
    for day in on:
        keep(address, Outcome(state), day)


def read(programme, address: str, **fields):
    return make_fact_check(programme, method="website", source_url=address, **fields)


def test_websites_and_what_published_answers_were_read_from_are_visited():
    make_centre(website=HOUSE), make_provider(website="https://trust.example.org/")
    programme = make_programme()
    read(programme, "https://old.example.org/", checked_on=DAY)
    read(programme, "https://new.example.org/", checked_on=days(1))
    read(make_programme(status=ListingStatus.DRAFT), "https://draft.example.org/")

    assert addresses_in_use() == {HOUSE, "https://trust.example.org/", "https://new.example.org/"}


def test_every_field_for_an_address_is_visited_or_left_out_on_purpose():
    """A new one belongs in `programmes.links.uses`, or here."""
    fields = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if not hasattr(model, "history_object")
        for field in model._meta.get_fields()
        if isinstance(field, models.URLField)
    }
    left_out = {"RegisterEntry.website", "Link.address", "Link.moved_to"}
    assert fields - left_out == {"Centre.website", "Provider.website", "FactCheck.source_url"}


@pytest.mark.parametrize(("later", "due"), [(0, []), (6, []), (7, [HOUSE])])
def test_what_works_is_visited_once_a_week(later, due):
    make_centre(website=HOUSE)
    keep(HOUSE, Outcome(LinkState.WORKS), DAY)

    assert due_addresses(days(later)) == due
    assert due_addresses(days(later), everything=True) == [HOUSE]


@pytest.mark.parametrize(("later", "due"), [(0, []), (1, [HOUSE])])
def test_what_failed_once_is_visited_again_on_another_day(later, due):
    make_centre(website=HOUSE)
    fail(DAY)

    assert due_addresses(days(later)) == due


@pytest.mark.parametrize(
    ("failed_on", "is_broken"),
    [([DAY], False), ([DAY, DAY], False), ([DAY, days(1)], True)],
)
def test_broken_is_what_fails_on_two_days(failed_on, is_broken):
    fail(*failed_on)

    assert Link.objects.broken().exists() == is_broken


def test_broken_since_the_first_failure_and_whole_again_after_a_good_visit():
    fail(DAY, days(1), days(8))
    assert Link.objects.get().failing_since == DAY

    keep(HOUSE, Outcome(LinkState.WORKS), days(9))

    assert Link.objects.get().failing_since is None
    fail(days(10))
    assert not Link.objects.broken().exists()


@pytest.mark.parametrize("state", [LinkState.WARY, LinkState.ROBOTS, LinkState.MOVED])
def test_who_keeps_us_out_or_moved_is_not_broken(state):
    moved_to = "https://there.example.org/" if state == LinkState.MOVED else ""
    for day in (DAY, days(1)):
        keep(HOUSE, Outcome(state, moved_to), day)

    assert not Link.objects.broken().exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "not_found"},
        {"state": "works", "failing_since": DAY},
        {"state": "not_found", "failing_since": days(1)},
        {"state": "moved"},
        {"state": "works", "moved_to": HOUSE},
        {"state": "sulking"},
    ],
)
def test_the_database_refuses_what_makes_no_sense(fields):
    with pytest.raises(IntegrityError):
        Link.objects.create(address=HOUSE, checked_on=DAY, **fields)


def test_a_run_visits_each_address_and_counts():
    with web(pages={"/": (200, {}, b"")}) as here:
        counts = visit_all([here.at("/"), here.at("/gone")], here.visitor(), DAY, lambda done: None)
        kept = dict(Link.objects.values_list("address", "state"))

        assert kept == {here.at("/"): "works", here.at("/gone"): "not_found"}
    assert counts == {LinkState.WORKS: 1, LinkState.NOT_FOUND: 1}


class Silence(Visitor):
    def visit(self, address):
        return Outcome(LinkState.NAME_UNKNOWN)


def test_where_nobody_answers_our_own_network_is_to_blame():
    addresses = [f"https://house{n}.example.org/" for n in range(5)]

    with pytest.raises(NothingAnswered):
        visit_all(addresses, Silence(), DAY, lambda done: None)

    assert not Link.objects.exists()


def test_the_command_says_what_it_did(monkeypatch, capsys):
    make_centre(website=HOUSE)
    fail(timezone.localdate(), address="https://forgotten.example.org/")
    monkeypatch.setattr("programmes.management.commands.check_links.Visitor", Silence)

    call_command("check_links")

    said = capsys.readouterr().out.splitlines()
    assert said == [
        "visited: 1",
        "  There is no such host: 1",
        "addresses that no listing names any more, forgotten: 1",
        "broken: 0",
    ]


def test_invented_listings_are_not_visited():
    Catalogue.objects.update_or_create(pk=1, defaults={"is_demonstration": True})

    with pytest.raises(CommandError, match="invented"):
        call_command("check_links")


@pytest.fixture
def queue(client):
    client.force_login(make_curator())
    return lambda kind="": client.get(reverse(QUEUE) + kind).content.decode()


def test_the_queue_says_where_it_stands_what_happened_and_since_when(queue):
    centre = make_centre(name="House", website=HOUSE)
    fail(DAY, days(1))
    page = queue()

    assert reverse("admin:programmes_centre_change", args=[centre.pk]) in page
    assert "website of the centre" in page
    assert "Not found" in page
    assert "2 Nov" in page


def test_the_source_of_an_answer_leads_to_its_programme(queue):
    programme = make_programme()
    read(programme, HOUSE)
    fail(DAY, days(1))

    assert reverse("admin:programmes_programme_change", args=[programme.pk]) in queue()


def test_a_changed_address_leaves_the_queue(queue):
    centre = make_centre(name="House", website=HOUSE)
    fail(DAY, days(1))
    centre.website = "https://new.example.org/"
    centre.save()

    assert HOUSE not in queue()
    assert HOUSE not in queue("?kind=any")


def test_what_failed_once_or_moved_is_shown_to_who_asks(queue):
    make_centre(website=HOUSE), make_centre(website="https://moved.example.org/")
    fail(DAY)
    keep("https://moved.example.org/", Outcome(LinkState.MOVED, "https://there.example.org/"), DAY)

    assert HOUSE not in queue()
    assert HOUSE in queue("?kind=once")
    assert "https://there.example.org/" in queue("?kind=moved")


def test_the_queue_asks_no_more_for_more_rows(queue, django_assert_max_num_queries):
    for n in range(6):
        address = f"https://house{n}.example.org/"
        make_centre(website=address)
        read(make_programme(), address)
        fail(DAY, days(1), address=address)
    queue()

    with django_assert_max_num_queries(11):
        assert queue().count("website of the centre") == 6


def test_only_who_keeps_listings_sees_the_queue(client):
    client.force_login(make_staff())

    assert client.get(reverse(QUEUE)).status_code == 403


def test_the_public_page_says_nothing_of_it(client):
    programme = make_programme(centre=make_centre(website=HOUSE))
    before = client.get(programme.get_absolute_url()).content
    fail(DAY, days(1))

    assert client.get(programme.get_absolute_url()).content == before
