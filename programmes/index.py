"""The search, in memory: every facet value is a bit set over the published programmes.

Built from the declaration in `programmes.filters`, and held to its SQL meaning by a test. Position n
is the nth programme in the default order, so that order costs nothing.
"""

import datetime
import threading
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress, islice
from math import inf
from uuid import UUID

from places.distance import miles_between
from places.resolution import Found
from programmes import bit_sets
from programmes.cards import Cards
from programmes.filters import FACETS
from programmes.index_rows import Rows, read_rows
from programmes.keys import Keys
from programmes.models import Programme
from programmes.near import Near
from programmes.ordering import Order, music_rank
from programmes.vocabulary import Setting
from programmes.whereabouts import Whereabouts
from programmes.words import Found as Words
from programmes.words import WordIndex, read_documents

# Places whose neighbourhoods are remembered, the first forgotten first.
REMEMBERED_PLACES = 32


@dataclass(frozen=True)
class Selection:
    """What a search found: `total` programmes, of which the last `apart` are bound to no place."""

    near: Near
    words: Words | None
    bound: int
    free: int
    counts: dict[str, dict[str, int]]

    @property
    def total(self) -> int:
        return self.bound.bit_count() + self.apart

    @property
    def apart(self) -> int:
        return self.free.bit_count()


@dataclass(frozen=True)
class Listed:
    """Some of what a search found, in its order; how many miles away, where distance says anything."""

    positions: list[int]
    miles: dict[int, float]


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
    """All published programmes on one day. Never altered: a change makes a new one.

    `before`, the index that this one follows, spares reading again the words of texts that did not change.
    """

    def __init__(self, today: datetime.date, before: "Index | None" = None):
        rows = read_rows(today)
        by_checked, by_music = _orders(rows)
        self.today = today
        # Said by whoever answers with it although the listings have changed since.
        self.is_old = False
        self.size = len(by_music)
        self.everything = (1 << self.size) - 1
        self.ids = Keys(_arranged(rows.keys, by_music))
        self.facets = {
            name: bit_sets.by_value(_arranged(rows.facets[name], by_music), one.values, one.members)
            for name, one in FACETS.items()
        }
        self.unbound = self._where(_arranged(rows.is_unbound, by_music))
        # Known to be somewhere in an area, and no more.
        self.roughly_placed = self._where(_arranged(rows.is_rough, by_music))
        # Rows come from A to Z: where a programme stood among them is its rank by name.
        self.name_rank = array("I", by_music)
        by_name = array("I", self.name_rank)
        for position, n in enumerate(by_music):
            by_name[n] = position
        self.orders: dict[Order, Sequence[int]] = {
            Order.MUSIC: range(self.size),
            Order.NAME: by_name,
            Order.CHECKED: array("I", map(by_name.__getitem__, by_checked)),
        }
        self.places = Whereabouts(_arranged(rows.latitudes, by_music), _arranged(rows.longitudes, by_music))
        self.cards = Cards(today, self.ids)
        self._reading = threading.Lock()
        self._measuring = threading.Lock()
        self._words: WordIndex | None = None
        self._words_before: WordIndex | None = (before._words or before._words_before) if before else None
        self._changes: Sequence[int] | None = None
        self._near: dict[tuple[float, float, str], Neighbourhood] = {}

    def find(self, query: str) -> Words:
        """What words find. They are read at the first search for any, once for all who wait."""
        return self.read_words().find(query)

    @property
    def has_words(self) -> bool:
        return self._words is not None

    def read_words(self) -> WordIndex:
        with self._reading:
            if self._words is None:
                self._words = WordIndex(read_documents(self.ids, self.today), self._words_before)
                self._words_before = None
            return self._words

    def select(
        self, chosen: Mapping[str, Sequence[str]], near: Near, words: Words | None = None
    ) -> Selection:
        """All that is found and all counts; `words` is what `find` gave for the words asked for."""
        hood = self._neighbourhood(near)
        base = _in_all(self._narrowed(near, words), self.everything)
        unions = self._unions(chosen)
        found = _in_all(unions, base)
        bound = found & hood.bits if hood else found
        return Selection(near, words, bound, found & ~bound, self._counts(base, found, unions))

    def listed(self, selection: Selection, order: Order, page: slice) -> Listed:
        """Those on `page`: the ones within reach first, then those bound to no place; each by rank, then by order."""
        words, hood = selection.words, self._neighbourhood(selection.near)
        ranks = words.ranks if words and order == Order.BEST else (self.everything,)
        groups = [
            (part & rank, reach)
            for part, reach in ((selection.bound, hood), (selection.free, None))
            for rank in ranks
        ]
        ordered = chain.from_iterable(self._sorted(bits, order, reach) for bits, reach in groups if bits)
        positions = list(islice(ordered, page.start, page.stop))
        miles = ((n, self._miles(selection.near, n)) for n in positions) if hood else ()
        return Listed(positions, {n: far for n, far in miles if far is not None})

    def changed_last(
        self, chosen: Mapping[str, Sequence[str]], near: Near, words: Words | None, most: int
    ) -> list[UUID]:
        """Of all that is found, what changed last in public, newest first."""
        found = _in_all(self._unions(chosen) | self._narrowed(near, words), self.everything)
        return [self.ids[n] for n in islice(bit_sets.in_order(found, self._by_change(), self.size), most)]

    def _by_change(self) -> Sequence[int]:
        """Read for the first feed that is asked for, once for all who wait."""
        with self._reading:
            if self._changes is None:
                programmes = Programme.objects.published().with_last_change(self.today)
                pks = programmes.order_by("-last_change", "pk").values_list("pk", flat=True)
                position = {pk: n for n, pk in enumerate(self.ids)}
                self._changes = array("I", (position[pk] for pk in pks if pk in position))
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
        return bit_sets.of(self.places.placed, self.size)

    def _where(self, column: Sequence) -> int:
        """The positions at which a cell is true."""
        return bit_sets.of(compress(range(self.size), column), self.size)

    def _of(self, column: Sequence, bits: int) -> list:
        return [column[n] for n in bit_sets.in_order(bits, range(self.size), self.size)]

    def _narrowed(self, near: Near, words: Words | None) -> dict[str, int]:
        """The programmes that hold the words, and those within the radius or bound to no place."""
        sets = {"q": words.bits} if words else {}
        hood = self._neighbourhood(near)
        if hood and near.within != "any":
            sets["within"] = hood.bits | self.unbound
        return sets

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
            counts[name] = (
                self.totals[name]
                if pool == self.everything
                else {value: (pool & bits).bit_count() for value, bits in sets.items()}
            )
        return counts

    @cached_property
    def totals(self) -> dict[str, dict[str, int]]:
        """Of all programmes, what most visitors see first."""
        return {
            name: {value: bits.bit_count() for value, bits in sets.items()}
            for name, sets in self.facets.items()
        }

    def _sorted(self, bits: int, order: Order, reach: Neighbourhood | None) -> Iterator[int]:
        """The positions in the set; distance sorts only what is within reach."""
        if order == Order.NEAREST and reach:
            return bit_sets.in_order(bits, reach.order, self.size)
        by_default = self.orders[Order.NAME if order == Order.NEAREST else Order.MUSIC]
        return bit_sets.in_order(bits, self.orders.get(order, by_default), self.size)

    def _miles(self, near: Near, n: int) -> float | None:
        at = self.places[n]
        return miles_between(near.place.latitude, near.place.longitude, *at) if near.place and at else None

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
        near = self.places.within(radius, place.latitude, place.longitude)
        order = [n for _, _, n in sorted((miles, self.name_rank[n], n) for miles, n in near)]
        return Neighbourhood(bit_sets.of(order, self.size), order)


def _orders(rows: Rows) -> tuple[list[int], list[int]]:
    """By day of check and in the default order: which row comes when. Sorting keeps what ties from A to Z."""
    by_checked = sorted(range(len(rows.keys)), key=rows.checked_on.__getitem__, reverse=True)
    facets = rows.facets
    cells = list(zip(facets["led_by"], facets["frequency"], rows.sessions, facets["aftercare"], strict=True))
    ranks = {cell: music_rank(*cell) for cell in set(cells)}
    step = {rank: n for n, rank in enumerate(sorted(set(ranks.values())))}
    steps = {cell: step[rank] for cell, rank in ranks.items()}
    places = list(map(steps.__getitem__, cells))
    return by_checked, sorted(by_checked, key=places.__getitem__)


def _arranged(column: Sequence, order: Sequence[int]) -> list:
    return list(map(column.__getitem__, order))


def _in_all(sets: Mapping[str, int], found: int, but: str = "") -> int:
    """Those of `found` that are in every set, or in every one but the named."""
    for name, bits in sets.items():
        if name != but:
            found &= bits
    return found
