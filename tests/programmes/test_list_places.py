"""The results page near a place."""

import re

import pytest

from tests.builders import make_centre, make_programme
from tests.programmes.pages import get_list, list_programmes, names

pytestmark = pytest.mark.django_db


def at(latitude, longitude, **fields):
    return make_centre(latitude=latitude, longitude=longitude, coordinates_from="exact", **fields)


def test_near_keeps_the_radius_and_sorts_by_distance(client):
    make_programme(name="Bradford", centre=at(53.79, -1.75))
    make_programme(name="Leeds", centre=at(53.80, -1.54))
    make_programme(name="London", centre=at(51.50, -0.12))

    assert list_programmes(client, near="Leeds", within="25") == ["Leeds", "Bradford"]
    assert list_programmes(client, near="Leeds", within="any") == ["Leeds", "Bradford", "London"]


def test_what_has_no_place_comes_after_and_is_never_dropped(client):
    make_programme(name="Nowhere")
    make_programme(name="Online", setting="online", centre=at(53.80, -1.54))
    make_programme(name="Welcomes all", takes_from="anywhere", centre=at(51.50, -0.12))
    make_programme(name="Near", centre=at(53.80, -1.54), takes_from="anywhere")
    make_programme(name="Far", centre=at(51.50, -0.12))

    html = get_list(client, near="Leeds", within="10")

    assert names(html) == ["Near", "Nowhere", "Online", "Welcomes all"]
    assert "1 programme within 10 miles of Leeds" in html
    assert "3 more, whatever the distance" in html


def test_later_pages_say_too_that_distance_ended(client):
    make_programme(name="Near", centre=at(53.80, -1.54))
    for _ in range(45):
        make_programme(setting="online")

    assert all(
        "45 more, whatever the distance" in get_list(client, near="Leeds", page=page) for page in (1, 2, 3)
    )


@pytest.mark.parametrize(
    ("sort", "heading"),
    [("nearest", "1 programme, nearest Leeds, West Yorkshire first"), ("name", "however far from Leeds")],
)
def test_heading_says_nearest_first_only_of_that_order(client, sort, heading):
    make_programme(centre=at(53.80, -1.54))
    html = get_list(client, near="Leeds", within="any", sort=sort)

    assert heading in re.search("<h1[^>]*>(.*?)</h1>", html)[1]


def test_place_not_found_is_said_and_the_rest_stands(client):
    make_programme(name="Weekly", frequency="weekly")
    make_programme(name="Monthly", frequency="monthly")
    html = get_list(client, near="Xyzzyville", frequency="weekly")

    assert "We do not know a place called “Xyzzyville”" in html
    assert "1 programme, not narrowed to a place" in html
    assert list_programmes(client, near="Xyzzyville", frequency="weekly") == ["Weekly"]


@pytest.mark.parametrize(
    ("near", "country"), [("Douglas, Isle of Man", "the Isle of Man"), ("je2", "Jersey"), ("Eire", "Ireland")]
)
def test_a_place_outside_the_uk_leads_to_what_covers_it(client, near, country):
    link = f'<a href="/guide/outside-the-uk/">What covers {country}</a>'

    assert link in get_list(client, near=near)
    assert "What covers" not in get_list(client, near="Xyzzyville") + get_list(client, near="Leeds")


def test_ambiguous_place_offers_links_that_keep_the_search(client):
    html = get_list(client, near="Newport", frequency="weekly")

    assert "near=Newport%2C+Isle+of+Wight&amp;frequency=weekly" in html
    assert "Isle of Wight" in html
