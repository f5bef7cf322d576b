"""Where the programmes are, by position in the index, and which of them are near a place."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from math import isnan, nan

from places.distance import miles_between

# A degree of latitude is nowhere shorter; a band a little too wide costs nothing.
MILES_A_DEGREE = 68.0


class Whereabouts(Sequence[tuple[float, float] | None]):
    """Degrees north and east, eight bytes each; None where distance says nothing."""

    def __init__(self, latitudes: Sequence[float | None], longitudes: Sequence[float | None]):
        self._latitudes = array("d", (nan if degrees is None else degrees for degrees in latitudes))
        self._longitudes = array("d", (nan if degrees is None else degrees for degrees in longitudes))
        placed = (n for n, degrees in enumerate(latitudes) if degrees is not None)
        # Those that are somewhere, from south to north, and how far north each is.
        self.placed = array("I", sorted(placed, key=self._latitudes.__getitem__))
        self._northward = array("d", map(self._latitudes.__getitem__, self.placed))

    def __len__(self) -> int:
        return len(self._latitudes)

    def __getitem__(self, n):
        latitude = self._latitudes[n]
        return None if isnan(latitude) else (latitude, self._longitudes[n])

    def within(self, miles: float, latitude: float, longitude: float) -> list[tuple[float, int]]:
        """How far each programme in this radius of a point is, and its position; in no order."""
        band = miles / MILES_A_DEGREE
        south = bisect_left(self._northward, latitude - band)
        north = bisect_left(self._northward, latitude + band)
        near = []
        for n in self.placed[south:north]:
            away = miles_between(latitude, longitude, self._latitudes[n], self._longitudes[n])
            if away <= miles:
                near.append((away, n))
        return near
