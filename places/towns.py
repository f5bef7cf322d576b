"""The town that a point is best called by, and from which it can be searched."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from places.distance import miles_between
from places.models import Place, PlaceKind

# Smaller ones say little to somebody from elsewhere.
SMALLEST = 5_000  # people
# Within this of a point, the largest town is the one people name; beyond it, the nearest.
BY_SIZE_MILES = 12
# Degrees. A cell of the grid is about 17 miles high, and not much narrower.
CELL_NORTH, CELL_EAST = 0.25, 0.4


class Town(NamedTuple):
    name: str
    county: str
    nation: str
    latitude: float
    longitude: float
    population: int

    @property
    def label(self) -> str:
        """As a visitor reads it, and as `resolve` understands it alone."""
        return Place(kind=PlaceKind.TOWN, name=self.name, county=self.county, nation=self.nation).label


class Towns:
    """The larger towns of the UK, to be asked many times. Read them anew for each page: places can change."""

    def __init__(self, towns: Iterable[Town]):
        self._cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
        for town in towns:
            self._cells[_cell(town.latitude, town.longitude)].append(town)

    def near(self, latitude: float, longitude: float) -> Town | None:
        """The largest town within a few miles, else the nearest; None only if there are none at all."""
        # The outer rings are for the sea and the Highlands.
        for reach in (1, 4, 60):
            towns = [
                (miles_between(latitude, longitude, t.latitude, t.longitude), t)
                for t in self._around(latitude, longitude, reach)
            ]
            close = [town for miles, town in towns if miles <= BY_SIZE_MILES]
            if close:
                return max(close, key=lambda t: (t.population, t.name))
            if towns:
                return min(towns, key=lambda pair: (pair[0], pair[1].name))[1]
        return None

    def nearest(self, latitude: float, longitude: float, besides: Collection[Town] = ()) -> Town | None:
        """Whatever its size, and none of `besides`; None only if there are no others at all."""
        for reach in (1, 4, 60):
            towns = [t for t in self._around(latitude, longitude, reach) if t not in besides]
            if towns:
                return min(
                    towns, key=lambda t: (miles_between(latitude, longitude, t.latitude, t.longitude), t.name)
                )
        return None

    def _around(self, latitude: float, longitude: float, reach: int) -> Iterable[Town]:
        north, east = _cell(latitude, longitude)
        span = range(-reach, reach + 1)
        return (town for n in span for e in span for town in self._cells.get((north + n, east + e), ()))


def read_towns() -> Towns:
    """One query. Namesakes that only their district tells apart are left out: their label names neither."""
    namesake = Place.objects.filter(
        kind=PlaceKind.TOWN, name=OuterRef("name"), county=OuterRef("county"), nation=OuterRef("nation")
    ).exclude(pk=OuterRef("pk"))
    places = Place.objects.filter(~Exists(namesake), kind=PlaceKind.TOWN, population__gte=SMALLEST).order_by(
        "pk"
    )
    return Towns(Town(*row) for row in places.values_list(*Town._fields))


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude // CELL_NORTH), int(longitude // CELL_EAST)
