import pytest
from django.db.models import FloatField, Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.distance import distance_miles, miles_between
from places.models import Place

LEEDS = (53.7965, -1.5478)
LONDON = (51.5085, -0.1257)
# To a tenth of a metre: PostgreSQL refuses to square what is as good as nothing.
latitudes = st.floats(-90, 90).map(lambda degrees: round(degrees, 6))
longitudes = st.floats(-180, 180).map(lambda degrees: round(degrees, 6))


def in_sql(latitude, longitude):
    """Miles to Leeds by the database."""
    leeds = Place.objects.filter(kind="town", name="Leeds")
    return leeds.annotate(miles=distance_miles(latitude, longitude, "latitude", "longitude")).get().miles


def test_leeds_to_london():
    assert miles_between(*LEEDS, *LONDON) == pytest.approx(169.2, abs=0.5)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_the_same_both_ways_and_never_past_half_round(lat1, lng1, lat2, lng2):
    there = miles_between(lat1, lng1, lat2, lng2)

    assert 0 <= there <= 12_437
    assert there == pytest.approx(miles_between(lat2, lng2, lat1, lng1), abs=1e-6)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(latitudes, longitudes)
def test_sql_and_python_agree(latitude, longitude):
    assert in_sql(latitude, longitude) == pytest.approx(miles_between(*LEEDS, latitude, longitude), abs=0.01)


# Where rounding carries the sine past 1: a point, and how far off its antipode the other lies.
ROUNDED = pytest.mark.parametrize(
    ("latitude", "longitude", "off"), [(68.5762, -54.745, 1e-9), (57.9509, 4.7822, 1e-8)]
)


@ROUNDED
def test_python_survives_the_far_side_of_the_earth(latitude, longitude, off):
    miles = miles_between(latitude, longitude, off - latitude, longitude + 180)

    assert miles == pytest.approx(12_436.8, abs=0.5)


@pytest.mark.django_db
@ROUNDED
def test_sql_survives_the_far_side_of_the_earth(latitude, longitude, off):
    here = Place.objects.annotate(
        lat=Value(latitude, output_field=FloatField()), lng=Value(longitude, output_field=FloatField())
    )
    far = here.annotate(miles=distance_miles(off - latitude, longitude + 180, "lat", "lng"))

    assert far.first().miles == pytest.approx(12_436.8, abs=0.5)


@pytest.mark.django_db
def test_distance_sorts_the_nearest_first():
    near = Place.objects.filter(kind="town").annotate(miles=distance_miles(*LEEDS, "latitude", "longitude"))

    assert near.order_by("miles").first().name == "Leeds"


@pytest.mark.django_db
def test_no_coordinates_have_no_distance():
    nowhere = Place.objects.annotate(lat=Value(None, output_field=FloatField()))
    miles = nowhere.annotate(miles=distance_miles(*LEEDS, "lat", "longitude")).first().miles

    assert miles is None
