"""Which part of the outline of the UK a map shows, and where a point falls in the picture."""

from collections.abc import Iterable
from dataclasses import dataclass

from programmes.near import Near
from programmes.uk_map import HEIGHT, WIDTH, miles_to_units, place_on_map

# Units of the outline: closer than this it has no shape left.
NARROWEST = 80
# A search that takes up more of the width is as well shown on the whole of it.
WIDEST = 300
# Room about the circle of a search, which Mercator stretches a little towards the north.
ROOM = 1.12


@dataclass(frozen=True)
class Ring:
    """The place of the search, and how far it reaches; 0 for any distance. In units of the picture."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Frame:
    """Left, top, width and height in units of the outline. The picture is as wide as the outline always."""

    left: float = 0
    top: float = 0
    width: float = WIDTH
    height: float = HEIGHT
    ring: Ring | None = None

    @property
    def zoom(self) -> float:
        return WIDTH / self.width

    @property
    def picture_height(self) -> float:
        return self.height * self.zoom

    @property
    def transform(self) -> str:
        """What brings the outline into the picture, as SVG writes it."""
        return f"scale({self.zoom:.3f}) translate({-self.left:.1f} {-self.top:.1f})"

    def show(self, places: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Where points in degrees north and east fall in the picture."""
        left, top, zoom = self.left, self.top, self.zoom
        points = (place_on_map(*place) for place in places)
        return [((x - left) * zoom, (y - top) * zoom) for x, y in points]


def frame_for(near: Near) -> Frame:
    """The whole of the UK, or the surroundings of a place where that brings them nearer."""
    if not near.place:
        return Frame()
    x, y = place_on_map(near.place.latitude, near.place.longitude)
    if near.within == "any":
        return Frame(ring=Ring(x, y, 0))
    reach = miles_to_units(float(near.within), near.place.latitude)
    side = max(2 * reach * ROOM, NARROWEST)
    if side > WIDEST:
        return Frame(ring=Ring(x, y, reach))
    zoom = WIDTH / side
    middle = Ring(WIDTH / 2, WIDTH / 2, reach * zoom)
    return Frame(x - side / 2, y - side / 2, side, side, middle)
