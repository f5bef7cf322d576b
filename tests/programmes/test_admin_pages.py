"""The curators' pages open, and ask the database no more often when there is more to show."""

import pytest
from django.urls import reverse

from tests.builders import (
    make_fact_check,
    make_programme,
    make_provider,
    make_register_check,
    make_registered,
)
from tests.staff import make_curator

pytestmark = pytest.mark.django_db

LISTS = [
    "programmes_programme",
    "programmes_centre",
    "programmes_provider",
    "programmes_factcheck",
    "therapists_therapist",
    "therapists_registercheck",
]


@pytest.fixture
def curator(client):
    user = make_curator()
    client.force_login(user)
    return user


def make_rows(count: int) -> None:
    for _ in range(count):
        programme = make_programme()
        programme.centre.provider = make_provider()
        programme.centre.save()
        make_registered(programme)


def queries(client, address: str, count_queries) -> int:
    client.get(address)  # content types are looked up once in a process
    with count_queries() as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.fixture
def count_queries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


@pytest.mark.parametrize("page", LISTS)
def test_list_asks_no_more_for_more_rows(client, curator, count_queries, page):
    address = reverse(f"admin:{page}_changelist")
    make_rows(2)
    before = queries(client, address, count_queries)
    make_rows(6)

    assert queries(client, address, count_queries) == before <= 11


def test_change_form_asks_no_more_for_more_posts_and_checks(client, curator, count_queries):
    programme = make_programme()
    make_registered(programme)
    address = reverse("admin:programmes_programme_change", args=[programme.pk])
    before = queries(client, address, count_queries)
    for _ in range(4):
        make_registered(programme)

    assert queries(client, address, count_queries) == before <= 17


def test_therapist_asks_no_more_for_more_checks(client, curator, count_queries):
    therapist = make_registered(make_programme())
    address = reverse("admin:therapists_therapist_change", args=[therapist.pk])
    before = queries(client, address, count_queries)
    for _ in range(4):
        make_register_check(therapist)

    assert queries(client, address, count_queries) == before <= 13


def test_list_shows_who_leads_and_when_checked(client, curator):
    make_registered(make_programme(name="Harbour"))
    make_programme(name="Quiet")

    rows = client.get(reverse("admin:programmes_programme_changelist")).content.decode().split("<tr>")

    assert "HCPC-registered music therapist" in next(row for row in rows if "Harbour" in row)
    assert "Never" in next(row for row in rows if "Quiet" in row)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("led_by=registered", ["Harbour"]),
        ("led_by=not_known", ["Quiet"]),
        ("checked=fresh", ["Harbour"]),
        ("checked=never", ["Quiet"]),
        ("q=Harbour", ["Harbour"]),
        ("o=-6", ["Harbour", "Quiet"]),
        ("led_by=nonsense&checked=nonsense", None),
    ],
)
def test_list_filters_by_what_is_derived(client, curator, query, shown):
    make_registered(make_programme(name="Harbour"))
    make_programme(name="Quiet")

    answer = client.get(reverse("admin:programmes_programme_changelist") + f"?{query}")

    if shown is not None:
        assert sorted(p.name for p in answer.context["cl"].result_list) == shown


def test_a_check_opens_to_read_and_offers_no_save(client, curator):
    check = make_fact_check(make_programme())

    page = client.get(reverse("admin:programmes_factcheck_change", args=[check.pk])).content.decode()

    assert 'name="_save"' not in page
    assert "deletelink" not in page


def test_nobody_deletes_a_check(client, admin_user):
    client.force_login(admin_user)
    check = make_fact_check(make_programme())

    answer = client.post(reverse("admin:programmes_factcheck_delete", args=[check.pk]), {"post": "yes"})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "query", ["centre=zzz", "centre=%00", "centre=5", "unknown=1", "appointments=1", "ages=zzz"]
)
def test_add_page_opens_whatever_its_address_fills_in(client, curator, query):
    assert client.get(f"{reverse('admin:programmes_programme_add')}?{query}").status_code == 200


def test_add_page_takes_what_its_address_knows(client, curator):
    centre = make_programme().centre
    response = client.get(f"{reverse('admin:programmes_programme_add')}?centre={centre.pk}")

    assert f'value="{centre.pk}" selected' in response.text
