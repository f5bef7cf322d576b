"""The programmes in reach are those that measuring to each of them finds."""

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from places.distance import miles_between
from programmes.whereabouts import Whereabouts

LATITUDE = st.floats(-85, 85)
POINT = st.tuples(LATITUDE, st.floats(-90, 90))


@given(st.lists(POINT, max_size=30), POINT, st.sampled_from([5, 50, 200, inf]))
def test_a_radius_holds_just_those_that_are_no_farther_away(points, middle, miles):
    places = Whereabouts([latitude for latitude, _ in points], [longitude for _, longitude in points])
    away = [(miles_between(*middle, *point), n) for n, point in enumerate(points)]

    assert sorted(places.within(miles, *middle)) == sorted(one for one in away if one[0] <= miles)


@given(st.floats(49.8, 60.9), st.floats(-8, 2), st.floats(-3, 3), st.floats(-6, 6))
def test_no_neighbour_is_cut_off_at_the_edge_of_the_box(latitude, longitude, north, east):
    there = (latitude + north, longitude + east)
    places = Whereabouts([there[0]], [there[1]])
    away = miles_between(latitude, longitude, *there) + 0.001
    ((_, found),) = places.within(away, latitude, longitude)

    assert found == 0
