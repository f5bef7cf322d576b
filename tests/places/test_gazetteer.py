"""The data files themselves, as the table holds them."""

import pytest
from django.db.models import Count

from places.distance import distance_miles, miles_between
from places.models import Nation, Place
from places.names import key
from places.resolve import resolve

pytestmark = pytest.mark.django_db


def towns():
    return Place.objects.filter(kind="town")


def test_a_few_thousand_towns_in_all_nations_come_with_migrate():
    assert towns().count() > 4_000
    assert {p["nation"] for p in towns().order_by().values("nation").distinct()} == set(Nation.values)


def test_every_town_has_a_county_and_a_name_to_find_it_by():
    assert not towns().filter(county="").exists()
    assert not towns().filter(names=None).exists()


def test_every_area_has_its_post_town():
    areas = Place.objects.filter(kind="postcode_area")

    assert areas.count() == 121
    assert not areas.filter(district="").exists()


def test_areas_lie_near_their_post_towns():
    far = {"KW": 110}  # Kirkwall is across the sea from Caithness
    for area in Place.objects.filter(kind="postcode_area").exclude(district__endswith="London"):
        named = towns().filter(names__key=key(area.district), nation=area.nation)
        town = named.order_by("-population").first()
        assert town, area
        miles = miles_between(area.latitude, area.longitude, town.latitude, town.longitude)
        assert miles < far.get(area.name, 60), (area, miles)


@pytest.mark.parametrize(
    ("name", "nation", "county"),
    [
        ("Leeds", "england", "West Yorkshire"),
        ("Perth", "scotland", "Perth and Kinross"),
        ("Hay-on-Wye", "wales", "Powys"),
        ("Omagh", "northern_ireland", "Fermanagh and Omagh"),
        ("Berwick-Upon-Tweed", "england", "Northumberland"),
        ("Chepstow", "wales", "Monmouthshire"),
    ],
)
def test_towns_are_in_their_nation_and_county(name, nation, county):
    assert towns().filter(name__iexact=name, nation=nation, county=county).count() == 1


@pytest.mark.parametrize(
    "capital", [pytest.param((54.15, -4.48), id="Douglas"), pytest.param((53.35, -6.26), id="Dublin")]
)
def test_towns_outside_the_uk_are_left_out(capital):
    nearest = (
        towns().annotate(miles=distance_miles(*capital, "latitude", "longitude")).order_by("miles").first()
    )

    assert nearest.miles > 25


def test_no_two_entries_of_one_name_are_the_same_place():
    twice = towns().order_by().values("name", "nation").annotate(n=Count("pk")).filter(n__gt=1)
    for pair in twice:
        first, *others = towns().filter(name=pair["name"], nation=pair["nation"])
        assert all(
            miles_between(first.latitude, first.longitude, o.latitude, o.longitude) > 2 for o in others
        ), pair


def test_what_is_offered_for_namesakes_resolves_to_one():
    shared = towns().order_by().values("names__key").annotate(n=Count("pk")).filter(n__gt=3)
    for name in shared:
        for choice in resolve(name["names__key"]).choices:
            assert resolve(choice.query).found, choice
