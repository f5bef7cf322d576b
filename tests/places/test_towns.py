"""The town that a point is called by can be searched by its label."""

import pytest

from places.models import Place, PlaceKind
from places.resolve import resolve
from places.towns import read_towns

pytestmark = pytest.mark.django_db

POINTS = {
    "Leeds, West Yorkshire": (53.80, -1.55),
    "Manchester, Greater Manchester": (53.42, -2.32),  # nearer to Sale, which fewer know
    "Lerwick, Shetland Islands": (60.7, -0.9),
    "Penzance, Cornwall": (49.92, -6.3),
}


@pytest.mark.parametrize("label", POINTS)
def test_the_largest_town_within_a_few_miles_else_the_nearest(label):
    assert read_towns().near(*POINTS[label]).label == label


def test_every_label_finds_its_town_and_no_other():
    """A sample over the whole of the UK."""
    towns = read_towns()
    named = {towns.near(50 + n * 0.25, -5.5 + e * 0.4) for n in range(40) for e in range(18)}
    astray = [t.label for t in named if not is_found(t)]

    assert len(named) > 250
    assert astray == []


def is_found(town) -> bool:
    found = resolve(town.label).found
    return bool(found) and (found.latitude, found.longitude) == (town.latitude, town.longitude)


def test_a_town_whose_label_another_shares_is_not_used():
    Place.objects.all().delete()
    fields = {
        "kind": PlaceKind.TOWN,
        "county": "Kent",
        "nation": "england",
        "latitude": 51.3,
        "population": 9000,
    }
    for n, district in enumerate(["Dover", "Swale"]):
        Place.objects.create(name="Stone", district=district, longitude=0.5 + n, **fields)
    Place.objects.create(name="Deal", longitude=1.4, **fields)

    assert read_towns().near(51.3, 0.5).label == "Deal, Kent"


def test_none_without_a_gazetteer(django_assert_num_queries):
    Place.objects.all().delete()

    with django_assert_num_queries(1):
        assert read_towns().near(53.8, -1.55) is None
