"""A town with its postcode: the postcode tells more, unless only its area is known."""

import pytest

from places.by_address import AREA_MILES, by_address
from places.by_name import named
from places.distance import miles_between
from places.models import Place
from places.resolution import PlacedBy
from places.resolve import resolve

pytestmark = pytest.mark.django_db


def point(kind, name):
    place = Place.objects.get(kind=kind, name=name)
    return place.latitude, place.longitude


def make_outcode(name="LS1"):
    return Place.objects.create(
        kind="outward_code", name=name, nation="england", latitude=53.79, longitude=-1.54
    )


@pytest.mark.parametrize(
    "text", ["Leeds LS1", "leeds, ls1", "Leeds, West Yorkshire, LS1", "Mill Lane, Leeds LS1"]
)
def test_town_and_first_half_is_the_first_half(text):
    make_outcode()
    found = resolve(text).found

    assert (found.latitude, found.label, found.placed_by) == (53.79, "LS1", PlacedBy.OUTWARD_CODE)


@pytest.mark.parametrize(
    "text", ["Leeds LS1 4AB", "Leeds ls14ab", "Leeds LS1 4", "1 Mill Lane Leeds LS1 4AB"]
)
def test_town_and_postcode_is_the_postcode(text):
    make_outcode()
    found = resolve(text).found

    assert (found.latitude, found.placed_by) == (53.79, PlacedBy.POSTCODE)


@pytest.mark.parametrize("text", ["near the M62", "Nowhere Street B12", "Leeds A1"])
def test_a_road_is_no_postcode(text):
    assert resolve(text).found is None


def test_a_town_with_a_postcode_outside_the_uk():
    assert "is in the Isle of Man" in resolve("Douglas IM1 1AA").sentence


def test_without_outward_codes_the_town_is_nearer_than_the_area():
    found = resolve("Skipton BD23").found

    assert (found.latitude, found.longitude) == point("town", "Skipton")
    assert (found.label, found.placed_by) == ("BD23", PlacedBy.TOWN)
    assert found.note == "Placed by its town, Skipton, so distances are rough."


@pytest.mark.parametrize(
    ("town", "postcode"),
    [
        ("Newport", "PO30 1AA"),  # Isle of Wight: the others are too far away to be meant
        ("Paisley", "PA2 8AA"),  # 43 miles from the middle of Argyll
        ("Bolton", "BL1 1AA"),  # Bolton le Sands is called so only in short
    ],
)
def test_the_one_town_near_the_area_is_meant(town, postcode):
    assert by_address(town, postcode).found.placed_by == PlacedBy.TOWN


@pytest.mark.parametrize(
    ("town", "postcode"),
    [
        ("Cambridge", "GL2 7AA"),  # a village by Gloucester, which we do not know
        ("Rainham", "RM13 8AA"),  # two of them near
        ("London", "SE5 0AA"),  # the middle of the town is farther off than South East London
        ("Leeds", "M1 1AA"),  # one of the two is wrong; the postcode is the narrower
        ("Nowhere", "BD23 1AA"),
        ("", "BD23 1AA"),
    ],
)
def test_else_the_area_is(town, postcode):
    assert by_address(town, postcode).found.placed_by == PlacedBy.POSTCODE_AREA


def test_every_post_town_is_near_its_area():
    found = [(area, named(area.district)) for area in Place.objects.filter(kind="postcode_area")]
    known = [(area, towns) for area, towns in found if towns]

    assert len(known) > 100
    for area, towns in known:
        here = area.latitude, area.longitude
        assert min(miles_between(*here, t.latitude, t.longitude) for t in towns) < AREA_MILES, area.name
