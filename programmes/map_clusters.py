"""Dots that would overlap on a map, gathered into circles that do not.

The busiest spot leads; whatever is too near a busier one joins the nearest leader. So every circle stands
where programmes are, any two are APART, and the same results always give the same circles.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import dist, floor, fsum, log2

# Units of the picture, which is 400 wide. Between the middles of any two circles: each has a target of
# this size to itself, which is 26 pixels on a phone 360 wide (WCAG 2.2, 2.5.8, asks for 24).
APART = 32.0
# Dots this near one another are one spot.
SPOT = 8.0
SINGLE_RADIUS = 6.5

Point = tuple[float, float]


@dataclass(frozen=True)
class Cluster:
    """A circle in units of the picture; `members` are positions in what was gathered."""

    x: float
    y: float
    members: list[int]

    @property
    def radius(self) -> float:
        """Larger the more it holds, and never so large that two touch."""
        number = len(self.members)
        return SINGLE_RADIUS if number == 1 else round(min(8.5 + log2(number) * 0.8, APART / 2 - 0.5), 1)


def gather(points: Sequence[Point]) -> list[Cluster]:
    """Every point in just one cluster; those with most come first."""
    spots = sorted(_spots(points), key=lambda spot: (-len(spot.members), spot.y, spot.x))
    leaders = _leaders(spots)
    clusters: dict[Point, Cluster] = {}
    for spot in spots:
        x, y = min(_around(spot.x, spot.y, leaders), key=lambda other: (dist((spot.x, spot.y), other), other))
        clusters.setdefault((x, y), Cluster(x, y, [])).members.extend(spot.members)
    return sorted(clusters.values(), key=lambda one: (-len(one.members), one.y, one.x))


def _spots(points: Sequence[Point]) -> list[Cluster]:
    """The points by little squares, so that of any number there are at most a few thousand."""
    squares: dict[tuple[float, float], list[int]] = defaultdict(list)
    for n, (x, y) in enumerate(points):
        squares[x // SPOT, y // SPOT].append(n)
    return [_spot(points, members) for members in squares.values()]


def _spot(points: Sequence[Point], members: list[int]) -> Cluster:
    x, y = (fsum(points[n][axis] for n in members) / len(members) for axis in (0, 1))
    return Cluster(x, y, members)


def _leaders(spots: list[Cluster]) -> dict[tuple[int, int], list[Point]]:
    """The middles of those that lead, by squares as wide as they are apart."""
    leaders: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for spot in spots:
        if all(dist((spot.x, spot.y), other) >= APART for other in _around(spot.x, spot.y, leaders)):
            leaders[_square(spot.x, spot.y)].append((spot.x, spot.y))
    return leaders


def _around(x: float, y: float, leaders: dict[tuple[int, int], list[Point]]) -> list[Point]:
    across, down = _square(x, y)
    steps = (-1, 0, 1)
    return [one for i in steps for j in steps for one in leaders.get((across + i, down + j), ())]


def _square(x: float, y: float) -> tuple[int, int]:
    return floor(x / APART), floor(y / APART)
