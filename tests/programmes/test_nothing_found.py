"""A search that finds nothing names the one thing to take away to find most."""

import re

import pytest

from tests.builders import make_centre, make_programme
from tests.programmes.pages import get_list

pytestmark = pytest.mark.django_db


def offered(client, **query) -> tuple[str, str, str] | None:
    """What the page says to take away, where its link leads, and how many programmes it promises there."""
    found = re.search(
        r'<p>([^<]+) there \w+ \d+\.</p><p><a class="button" href="([^"]+)">See ([^<]+)</a>',
        get_list(client, **query),
    )
    return found.groups() if found else None


def make_in_leeds(**fields):
    leeds = make_centre(latitude=53.80, longitude=-1.54, coordinates_from="exact")
    return make_programme(centre=leeds, **fields)


def test_the_choice_that_hides_most_is_named_with_its_number(client):
    for _ in range(2):
        make_programme(frequency="monthly", setting="day")
    make_programme(frequency="weekly", setting="residential")

    assert offered(client, frequency="weekly", setting="day") == (
        "Without “Weekly”",
        "?setting=day",
        "2 programmes",
    )


def test_several_choices_of_one_filter_go_together(client):
    make_programme(frequency="monthly", setting="day")
    without, href, number = offered(client, frequency=["weekly", "fortnightly"], setting="day")

    assert without == "Without “Weekly or Every two weeks”"
    assert (href, number) == ("?setting=day", "1 programme")


def test_words_can_be_what_is_in_the_way(client):
    make_programme(name="Harbour", frequency="weekly")

    assert offered(client, q="lighthouse ", frequency="weekly") == (
        "Without “lighthouse”",
        "?frequency=weekly",
        "1 programme",
    )


def test_a_radius_widens_before_the_place_is_given_up(client):
    make_in_leeds(frequency="weekly")

    assert offered(client, near="London", within="10", frequency="weekly") == (
        "At any distance from London, Greater London",
        "?near=London&amp;within=any&amp;frequency=weekly",
        "1 programme",
    )


def test_what_is_promised_is_found(client):
    make_in_leeds(name="Harbour", frequency="weekly")
    _, href, number = offered(client, q="harbour", near="Leeds", frequency="monthly")

    assert number == "1 programme"
    assert "1 programme within" in client.get(f"/programmes/{href.replace('&amp;', '&')}").content.decode()


def test_where_no_single_choice_is_in_the_way_none_is_named(client):
    make_programme(frequency="weekly", setting="day")

    assert offered(client, frequency="monthly", setting="residential") is None
    assert "take away several" in get_list(client, frequency="monthly", setting="residential")
    assert "See 1 programme" not in get_list(client, frequency="weekly")


def test_what_lies_beyond_an_empty_radius_is_offered_beside_what_is_bound_to_no_place(client):
    make_in_leeds(name="Harbour")
    make_programme(name="On a screen", setting="online")
    html = get_list(client, near="London", within="10")

    assert "Nothing with a place of its own lies within 10 miles." in html
    assert '<a href="?near=London&amp;within=any">See 1 programme farther away</a>' in html
    assert "farther away" not in get_list(client, near="Leeds", within="10")
    assert "farther away" not in get_list(client, near="London", within="10", frequency="weekly")
