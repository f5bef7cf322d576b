"""Circles of a map: every point is in one, none touches another, and the same points give the same circles."""

from itertools import combinations
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from programmes.map_clusters import APART, Cluster, gather
from programmes.map_labels import label

# Close together as often as not.
ALONG = st.one_of(st.floats(0, 400), st.integers(0, 25).map(lambda n: n * 8.0), st.floats(100, 140))
POINTS = st.lists(st.tuples(ALONG, ALONG), max_size=120)


@given(POINTS)
def test_every_point_is_in_just_one_cluster(points):
    clusters = gather(points)

    assert sorted(n for one in clusters for n in one.members) == list(range(len(points)))


@given(POINTS)
def test_no_two_circles_touch_nor_share_a_target(points):
    for one, other in combinations(gather(points), 2):
        apart = dist((one.x, one.y), (other.x, other.y))
        assert apart >= APART
        assert apart > one.radius + other.radius


@given(POINTS)
def test_a_point_is_never_far_from_its_circle(points):
    for one in gather(points):
        assert all(dist(points[n], (one.x, one.y)) <= 1.5 * APART for n in one.members)


@given(POINTS)
def test_the_order_of_the_results_makes_no_difference(points):
    there, back = gather(points), gather(points[::-1])

    assert [len(one.members) for one in there] == [len(one.members) for one in back]
    assert all(dist((a.x, a.y), (b.x, b.y)) < 0.01 for a, b in zip(there, back, strict=True))


def test_dots_that_do_not_overlap_stay_as_they_are():
    points = [(10.0, 10.0), (10.0 + APART, 10.0)]

    assert [(one.x, one.y) for one in gather(points)] == points


def test_the_busiest_spot_is_where_the_circle_stands():
    (one,) = gather([(100.0, 100.0), (120.0, 100.0), (120.0, 100.0)])

    assert (one.x, one.y) == (120.0, 100.0)


def crowd(number: int) -> Cluster:
    (one,) = gather([(50.0, 50.0)] * number)
    return one


def test_a_circle_grows_with_what_it_holds_and_stops():
    assert crowd(1).radius < crowd(2).radius < crowd(40).radius
    assert crowd(100_000).radius < APART / 2


@given(POINTS)
def test_names_cover_no_circle_and_no_other_name(points):
    clusters = gather(points)
    boxes = [one.box for one in label([(one, "Kingston upon Hull") for one in clusters], clusters)]
    for one in clusters:
        boxes.append((one.x - one.radius, one.x + one.radius, one.y - one.radius, one.y + one.radius))

    for a, b in combinations(boxes, 2):
        assert a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]
