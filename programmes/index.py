"""The search, in memory: every facet value is a bit set over the published programmes.

Built from the declaration in `programmes.filters`, and held to its SQL meaning by a test. Position n
is the nth programme in the default order, so that order costs nothing.
"""

import datetime
import threading
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from math import inf
from uuid import UUID

from django.db.models import Case, When

from places.distance import miles_between
from places.resolution import Found
from programmes import bit_sets
from programmes.filter_fields import AnyOf
from programmes.filters import ProgrammeFilter
from programmes.models import Programme
from programmes.near import NOT_BOUND_TO_A_PLACE, WITHOUT_DISTANCE, Near
from programmes.ordering import Order, in_order
from programmes.vocabulary import CoordinateSource, Setting
from programmes.words import Found as Words
from programmes.words import WordIndex, read_documents

FACETS: dict[str, AnyOf] = {
    name: one for name, one in ProgrammeFilter.base_filters.items() if isinstance(one, AnyOf)
}
# Places whose neighbourhoods are remembered, the first forgotten first.
REMEMBERED_PLACES = 32
# A degree of latitude is nowhere shorter; a band a little too wide costs nothing.
MILES_A_DEGREE = 68.0


@dataclass(frozen=True)
class Answer:
    """What a search found: `total` programmes, of which the last `apart` are bound to no place."""

    total: int
    apart: int
    ids: list[UUID]
    miles: dict[UUID, float]
    counts: dict[str, dict[str, int]]


@dataclass(frozen=True)
class Spread:
    """All that a search found, in the default order: what a map shows, with its degrees north and east, and
    what has no place on one: `online`, `unplaced`, and `anywhere`, which takes people from beyond the radius."""

    ids: list[UUID]
    places: list[tuple[float, float]]
    rough: int
    online: list[UUID]
    unplaced: list[UUID]
    anywhere: list[UUID]


@dataclass(frozen=True)
class Neighbourhood:
    """The programmes within a radius of a place, nearest first."""

    bits: int
    order: list[int]


class Index:
    """All published programmes on one day. Never altered: a change makes a new one."""

    def __init__(self, today: datetime.date):
        columns = {f"facet_{name}": one.column() for name, one in FACETS.items()}
        programmes = Programme.objects.published().with_led_by(today)
        rows = list(
            in_order(programmes, Order.MUSIC, Near("", "any"))
            .annotate(from_latitude=Case(When(~WITHOUT_DISTANCE, then="centre__latitude")), **columns)
            .values_list("pk", "from_latitude", "centre__longitude", *columns)
        )
        self.today = today
        # Said by whoever answers with it although the listings have changed since.
        self.is_old = False
        self.size = len(rows)
        self.everything = (1 << self.size) - 1
        cells = list(zip(*rows, strict=True)) or [()] * (3 + len(FACETS))
        self.ids: Sequence[UUID] = cells[0]
        self.places = list(zip(cells[1], cells[2], strict=True))
        self.facets = {
            name: bit_sets.by_value(column, one.values, one.members)
            for (name, one), column in zip(FACETS.items(), cells[3:], strict=True)
        }
        self.position = {pk: n for n, pk in enumerate(self.ids)}
        self.unbound = self._positions(programmes.filter(NOT_BOUND_TO_A_PLACE))
        self.orders: dict[Order, Sequence[int]] = {Order.MUSIC: range(self.size)}
        for order in (Order.NAME, Order.CHECKED):
            pks = in_order(programmes, order, Near("", "any")).values_list("pk", flat=True)
            self.orders[order] = [self.position[pk] for pk in pks if pk in self.position]
        self.name_rank = {n: rank for rank, n in enumerate(self.orders[Order.NAME])}
        self.by_latitude = sorted(
            (latitude, longitude, n)
            for n, (latitude, longitude) in enumerate(self.places)
            if latitude is not None
        )
        self._reading = threading.Lock()
        self._measuring = threading.Lock()
        self._words: WordIndex | None = None
        self._changes: list[int] | None = None
        self._near: dict[tuple[float, float, str], Neighbourhood] = {}

    def find(self, query: str) -> Words:
        """What words find. They are read at the first search for any, once for all who wait."""
        with self._reading:
            if self._words is None:
                self._words = WordIndex(read_documents(self.ids, self.today))
        return self._words.find(query)

    def answer(
        self,
        chosen: Mapping[str, Sequence[str]],
        near: Near,
        order: Order,
        page: slice,
        words: Words | None = None,
    ) -> Answer:
        """The programmes on `page` and all counts; `words` is what `find` gave for the words asked for."""
        hood = self._neighbourhood(near)
        base = _in_all(self._narrowed(near, words), self.everything)
        unions = self._unions(chosen)
        found = _in_all(unions, base)
        bound = found & hood.bits if hood else found
        ranks = words.ranks if words and order == Order.BEST else (self.everything,)
        # Those within reach first, then those bound to no place; each by rank, then by order.
        groups = [
            (part & rank, reach) for part, reach in ((bound, hood), (found & ~bound, None)) for rank in ranks
        ]
        ordered = chain.from_iterable(self._sorted(bits, order, reach) for bits, reach in groups)
        positions = list(islice(ordered, page.start, page.stop))
        return Answer(
            total=found.bit_count(),
            apart=(found & ~bound).bit_count(),
            ids=[self.ids[n] for n in positions],
            miles={self.ids[n]: miles for n in positions if (miles := self._miles(near, n)) is not None},
            counts=self._counts(base, found, unions),
        )

    def changed_last(
        self, chosen: Mapping[str, Sequence[str]], near: Near, words: Words | None, most: int
    ) -> list[UUID]:
        """Of all that is found, what changed last in public, newest first."""
        found = _in_all(self._unions(chosen) | self._narrowed(near, words), self.everything)
        return [self.ids[n] for n in islice(bit_sets.in_order(found, self._by_change(), self.size), most)]

    def _by_change(self) -> list[int]:
        """Read for the first feed that is asked for, once for all who wait."""
        with self._reading:
            if self._changes is None:
                programmes = Programme.objects.published().with_last_change(self.today)
                pks = programmes.order_by("-last_change", "pk").values_list("pk", flat=True)
                self._changes = [self.position[pk] for pk in pks if pk in self.position]
        return self._changes

    def totals_without(
        self, chosen: Mapping[str, Sequence[str]], near: Near, words: Words | None = None
    ) -> dict[str, int]:
        """How many programmes there are without one of the things asked for, by its name in the address."""
        asked = self._narrowed(near, words) | self._unions(chosen)
        return {name: _in_all(asked, self.everything, but=name).bit_count() for name in asked}

    def spread(self, chosen: Mapping[str, Sequence[str]], near: Near, words: Words | None = None) -> Spread:
        """Where all the programmes are that a search finds; `rough` of them by the middle of a wider area."""
        found = _in_all(self._narrowed(near, words) | self._unions(chosen), self.everything)
        hood = self._neighbourhood(near)
        shown = found & (hood.bits if hood else self.placed)
        apart, online = found & ~shown, self.facets["setting"][Setting.ONLINE]
        return Spread(
            ids=self._of(self.ids, shown),
            places=self._of(self.places, shown),
            rough=(shown & self.roughly_placed).bit_count(),
            online=self._of(self.ids, apart & online),
            unplaced=self._of(self.ids, apart & ~online & ~self.placed),
            anywhere=self._of(self.ids, apart & ~online & self.placed),
        )

    @cached_property
    def placed(self) -> int:
        """The programmes with a place of their own, which an online one has not."""
        return bit_sets.of((n for _, _, n in self.by_latitude), self.size)

    @cached_property
    def roughly_placed(self) -> int:
        return self._positions(
            Programme.objects.published().exclude(centre__coordinates_from=CoordinateSource.EXACT)
        )

    def _of(self, column: Sequence, bits: int) -> list:
        return [column[n] for n in bit_sets.in_order(bits, range(self.size), self.size)]

    def _narrowed(self, near: Near, words: Words | None) -> dict[str, int]:
        """The programmes that hold the words, and those within the radius or bound to no place."""
        sets = {"q": words.bits} if words else {}
        hood = self._neighbourhood(near)
        if hood and near.within != "any":
            sets["within"] = hood.bits | self.unbound
        return sets

    def _positions(self, programmes) -> int:
        pks = programmes.values_list("pk", flat=True)
        return bit_sets.of((self.position[pk] for pk in pks if pk in self.position), self.size)

    def _unions(self, chosen: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """For each facet in use, the programmes that hold any of its chosen values."""
        unions = {}
        for name, values in chosen.items():
            if values:
                union = 0
                for value in values:
                    union |= self.facets[name][value]
                unions[name] = union
        return unions

    def _counts(self, base: int, found: int, unions: Mapping[str, int]) -> dict[str, dict[str, int]]:
        """Programmes each value would show: a facet's own choices do not narrow its counts."""
        counts = {}
        for name, sets in self.facets.items():
            pool = _in_all(unions, base, but=name) if name in unions else found
            counts[name] = {value: (pool & bits).bit_count() for value, bits in sets.items()}
        return counts

    def _sorted(self, bits: int, order: Order, reach: Neighbourhood | None) -> Iterator[int]:
        """The positions in the set; distance sorts only what is within reach."""
        if order == Order.NEAREST and reach:
            return bit_sets.in_order(bits, reach.order, self.size)
        by_default = self.orders[Order.NAME if order == Order.NEAREST else Order.MUSIC]
        return bit_sets.in_order(bits, self.orders.get(order, by_default), self.size)

    def _miles(self, near: Near, n: int) -> float | None:
        latitude, longitude = self.places[n]
        if not near.place or latitude is None:
            return None
        return miles_between(near.place.latitude, near.place.longitude, latitude, longitude)

    def _neighbourhood(self, near: Near) -> Neighbourhood | None:
        if not near.place:
            return None
        key = (near.place.latitude, near.place.longitude, near.within)
        # Locked, and the answer kept: another thread may be making room at the same moment.
        with self._measuring:
            hood = self._near.get(key)
            if hood is None:
                if len(self._near) >= REMEMBERED_PLACES:
                    del self._near[next(iter(self._near))]
                radius = inf if near.within == "any" else float(near.within)
                hood = self._near[key] = self._measure(near.place, radius)
        return hood

    def _measure(self, place: Found, radius: float) -> Neighbourhood:
        band = radius / MILES_A_DEGREE
        south = bisect_left(self.by_latitude, (place.latitude - band,))
        north = bisect_left(self.by_latitude, (place.latitude + band,))
        near = []
        for latitude, longitude, n in self.by_latitude[south:north]:
            miles = miles_between(place.latitude, place.longitude, latitude, longitude)
            if miles <= radius:
                near.append((miles, self.name_rank[n], n))
        order = [n for _, _, n in sorted(near)]
        return Neighbourhood(bit_sets.of(order, self.size), order)


def _in_all(sets: Mapping[str, int], found: int, but: str = "") -> int:
    """Those of `found` that are in every set, or in every one but the named."""
    for name, bits in sets.items():
        if name != but:
            found &= bits
    return found
