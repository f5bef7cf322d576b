import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from places.models import Nation, Place, PlaceName

pytestmark = pytest.mark.django_db


def a_place(**fields):
    start = {"kind": "town", "name": "Nowhere", "nation": "wales", "latitude": 52.0, "longitude": -3.0}
    return Place(**start | fields)


def test_a_place_in_the_uk_is_stored():
    place = a_place()
    place.full_clean()
    place.save()

    assert Place.objects.get(name="Nowhere") == place


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"latitude": 49.7}, "The latitude is outside the UK"),
        ({"latitude": 61}, "The latitude is outside the UK"),
        ({"longitude": -8.8}, "The longitude is outside the UK"),
        ({"longitude": 1.9}, "The longitude is outside the UK"),
        ({"nation": "jersey"}, "Choose England, Scotland, Wales or Northern Ireland"),
        ({"kind": "county"}, "Choose a town, a postcode area or an outward code"),
        ({"name": ""}, "Give the place a name"),
        ({"name": "Hay-on-Wye", "county": "Powys"}, "Say which district"),
    ],
)
def test_what_must_not_be_stored_is_refused(fields, sentence):
    place = a_place(**fields)

    with pytest.raises(ValidationError, match=sentence):
        place.validate_constraints()
    with pytest.raises(IntegrityError):
        place.save()


@pytest.mark.parametrize("key", ["", "hay"])
def test_a_name_is_given_once_and_has_letters(key):
    hay = Place.objects.get(name="Hay-on-Wye")

    with pytest.raises(IntegrityError):
        PlaceName.objects.create(place=hay, key=key)


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"name": "Leeds", "county": "West Yorkshire"}, "Leeds, West Yorkshire"),
        ({"name": "Cardiff", "county": "Cardiff"}, "Cardiff, Wales"),
        ({"kind": "postcode_area", "name": "LS", "district": "Leeds"}, "LS (Leeds)"),
        ({"kind": "outward_code", "name": "LS21", "district": "Otley"}, "LS21"),
    ],
)
def test_a_label_is_what_people_would_write(fields, label):
    assert a_place(**fields).label == label


def test_there_are_four_nations():
    assert Nation.labels == ["England", "Scotland", "Wales", "Northern Ireland"]
