"""One search: what the query string asks, answered by the index, with the listings of a page."""

from django.template.loader import render_to_string

from programmes.cards import Cards
from programmes.filters import FACETS, ProgrammeFilter, Radius
from programmes.index import Index, Spread
from programmes.models import Programme


class Search:
    """A sequence of programmes, as a paginator wants one: it is asked for its length, and for one slice as HTML."""

    def __init__(self, asked: ProgrammeFilter, index: Index):
        self.asked = asked
        self.index = index
        query = asked.values.get("q")
        self.words = index.find(query) if query else None
        self._chosen = {name: asked.values.get(name) or [] for name in FACETS}
        self._selection = index.select(self._chosen, asked.nearby, self.words)

    @property
    def total(self) -> int:
        return self._selection.total

    @property
    def apart(self) -> int:
        """How many of them distance says nothing about; they come last."""
        return self._selection.apart

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        return self._selection.counts

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, page: slice) -> list[bytes]:
        """Cards, with a heading over the first on the page that is bound to no place."""
        listed = self.index.listed(self._selection, self.asked.order, page)
        # What an old index kept may be wrong by now; read anew, one that was closed since is not shown.
        kept = Cards(self.index.today, self.index.ids) if self.index.is_old else self.index.cards
        cards, miles = kept.of(listed.positions), listed.miles
        html = [cards[n].at(miles.get(n)) if n in cards else b"" for n in listed.positions]
        start = self.total - self.apart - page.start
        if self.apart and start < len(html):
            html.insert(
                max(start, 0), render_to_string("programmes/_apart.html", {"number": self.apart}).encode()
            )
        return html

    def changed_last(self, most: int) -> list[Programme]:
        """What changed last in public, newest first, wherever it is."""
        pks = self.index.changed_last(self._chosen, self.asked.nearby, self.words, most)
        loaded = {p.pk: p for p in self.asked.queryset.filter(pk__in=pks)}
        # One that was closed since the index was built is left out.
        return [loaded[pk] for pk in pks if pk in loaded]

    def totals_without(self) -> dict[str, int]:
        """How many there are without one of the things asked for, by its name in the address."""
        return self.index.totals_without(self._chosen, self.asked.nearby, self.words)

    @property
    def farther(self) -> int:
        """How many more there are at any distance, where the radius holds none at all."""
        near = self.asked.nearby
        if not near.place or near.within == Radius.ANY or self.total > self.apart:
            return 0
        return self.index.select(self._chosen, near.at_any_distance(), self.words).total - self.total

    def spread(self) -> Spread:
        """Where all of them are, for a map."""
        return self.index.spread(self._chosen, self.asked.nearby, self.words)
