"""One address for one search, of what was understood and nothing else."""

import pytest
from django.http import QueryDict

from programmes.filters import ProgrammeFilter
from programmes.models import Programme
from tests.builders import make_programme
from tests.programmes.pages import get_list

pytestmark = pytest.mark.django_db


def searched(query: str) -> ProgrammeFilter:
    return ProgrammeFilter(QueryDict(query), Programme.objects.published())


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("", ""),
        ("q=&near=&within=50&frequency=", ""),
        ("setting=day&frequency=monthly&frequency=weekly", "frequency=weekly&frequency=monthly&setting=day"),
        ("frequency=weekly&frequency=weekly&frequency=hourly&spam=1&page=3", "frequency=weekly"),
        ("near=+Leeds+&within=50", "near=Leeds"),
        ("near=Leeds&within=any", "near=Leeds&within=any"),
        ("within=10&sort=nearest", ""),
        ("sort=music", ""),
        ("q=harp&sort=best", "q=harp"),
        ("q=harp&sort=music", "q=harp&sort=music"),
        ("q=harp&near=Leeds&sort=best", "q=harp&near=Leeds&sort=best"),
        ("q=++two%0Awords+&sort=price", "q=two+words+"),
        ("q=!!!&near=" + "x" * 201, ""),
    ],
)
def test_what_was_understood_in_one_order_without_defaults(asked, canonical):
    assert searched(asked).canonical() == canonical
    assert searched(canonical).canonical() == canonical


def test_changes_take_the_place_of_what_was_asked():
    asked = searched("q=harp&near=Leeds&within=10&frequency=weekly&sort=nearest")

    assert asked.canonical(frequency=("monthly",)) == "q=harp&near=Leeds&within=10&frequency=monthly"
    assert asked.canonical(q="", page=2) == "near=Leeds&within=10&frequency=weekly&page=2"


def test_the_radius_and_the_order_go_with_the_place():
    assert searched("near=Leeds&within=10&frequency=weekly").canonical(near="") == "frequency=weekly"
    assert searched("near=Leeds&q=harp&sort=best").canonical(q="") == "near=Leeds"


def test_chips_and_orders_lead_to_the_first_page(client):
    for _ in range(21):
        make_programme(frequency="weekly", setting="day")
    html = get_list(client, frequency="weekly", setting="day", page="2").partition("<main")[2]

    assert 'href="?frequency=weekly&amp;setting=day"' in html  # the page before
    assert 'href="?setting=day"' in html
    assert 'href="?frequency=weekly&amp;setting=day&amp;sort=name"' in html
    assert "page=2" not in html


def test_the_last_chip_leads_to_the_bare_list(client):
    assert '<a class="chip" href=".">Weekly' in get_list(client, frequency="weekly")


def test_a_page_is_hardly_longer_for_what_nobody_understood(client):
    make_programme()
    odd = {f"spam{n}": "x" * 50 for n in range(900)} | {"page": "1" * 5000, "sort": "y" * 5000}

    assert len(get_list(client, **odd)) < len(get_list(client)) + 500


def test_the_script_gets_the_page_that_everybody_gets(client):
    """So that one stored page serves both, and names its own address."""
    address = "/programmes/?q=&sort=music&frequency=weekly"
    plain, live = client.get(address), client.get(address, headers={"HX-Request": "true"})

    assert plain.content == live.content
    assert plain["HX-Push-Url"] == live["HX-Push-Url"] == "/programmes/?frequency=weekly"
    assert "HX-" not in plain.get("Vary", "")
