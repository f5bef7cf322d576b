"""Where a point falls on the outline of the UK (`templates/programmes/_uk_outline.html`).

The outline is in Mercator, in a frame of 400 by 740; it was made from Natural Earth (public domain)
as the package world-atlas 2.0.2 carries it.
"""

import math
from dataclasses import dataclass

from places.distance import EARTH_MILES
from programmes.vocabulary import Region

WIDTH, HEIGHT = 400, 740

_EARTH = 3703803.008
_WEST, _NORTH = 565631.13, 5002379.37
_SCALE = 0.000578297
_DEGREE, _HALF_DEGREE, _QUARTER = math.pi / 180, math.pi / 360, math.pi / 4

# Where a region's dot stands, in degrees north and east: near its middle, clear of its neighbours.
REGION_POINTS = {
    Region.NORTH_EAST: (54.95, -1.75),
    Region.NORTH_WEST: (53.95, -2.65),
    Region.YORKSHIRE: (53.85, -1.2),
    Region.EAST_MIDLANDS: (52.9, -0.85),
    Region.WEST_MIDLANDS: (52.45, -2.2),
    Region.EAST: (52.35, 0.75),
    Region.LONDON: (51.5, -0.1),
    Region.SOUTH_EAST: (51.1, -0.9),
    Region.SOUTH_WEST: (50.9, -3.4),
    Region.SCOTLAND: (56.5, -4.0),
    Region.WALES: (52.3, -3.8),
    Region.NORTHERN_IRELAND: (54.6, -6.7),
}


@dataclass(frozen=True)
class Dot:
    value: str
    label: str
    number: int
    x: float
    y: float
    radius: float


def place_on_map(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees to the outline's own units, from its top left corner."""
    x = (longitude * _DEGREE * _EARTH + _WEST) * _SCALE
    y = (_NORTH - math.log(math.tan(_QUARTER + latitude * _HALF_DEGREE)) * _EARTH) * _SCALE
    return x, y


def miles_to_units(miles: float, latitude: float) -> float:
    """How long so many miles are on the outline at this latitude: the farther north, the longer."""
    return miles / EARTH_MILES / math.cos(math.radians(latitude)) * _EARTH * _SCALE


def region_dots(counts: dict[str, int]) -> list[Dot]:
    """A dot for every region that has programmes, larger the more it has."""
    return [_region_dot(region, number) for region in Region if (number := counts.get(region, 0))]


def _region_dot(region: Region, number: int) -> Dot:
    x, y = place_on_map(*REGION_POINTS[region])
    return Dot(
        region, str(region.label), number, round(x, 1), round(y, 1), round(9 + math.sqrt(number) * 1.4, 1)
    )
