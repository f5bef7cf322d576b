"""One search: what the query string asks, answered by the index, with the listings of a page."""

from uuid import UUID

from programmes.cards import Card, Cards
from programmes.filters import ProgrammeFilter
from programmes.index import FACETS, Answer, Index, Spread
from programmes.models import Programme


class Search:
    """A sequence of programmes as cards, as a paginator wants one: it is asked for its length and for one slice."""

    def __init__(self, asked: ProgrammeFilter, index: Index):
        self.asked = asked
        self.index = index
        query = asked.values.get("q")
        self.words = index.find(query) if query else None
        self.whole = self._answer(slice(0, 0))
        self.first_apart: UUID | None = None

    @property
    def total(self) -> int:
        return self.whole.total

    @property
    def apart(self) -> int:
        """How many of them distance says nothing about; they come last."""
        return self.whole.apart

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        return self.whole.counts

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, page: slice) -> list[Card]:
        answer = self._answer(page)
        # What an old index kept may be wrong by now; read anew, one that was closed since is not shown.
        cards = Cards(self.index.today) if self.index.is_old else self.index.cards
        start = self.total - self.apart - page.start
        if self.apart and start < len(answer.ids):
            self.first_apart = answer.ids[max(start, 0)]
        return cards.of(answer.ids, answer.miles)

    def changed_last(self, most: int) -> list[Programme]:
        """What changed last in public, newest first, wherever it is."""
        pks = self.index.changed_last(self._chosen, self.asked.nearby, self.words, most)
        loaded = {p.pk: p for p in self.asked.queryset.filter(pk__in=pks)}
        # One that was closed since the index was built is left out.
        return [loaded[pk] for pk in pks if pk in loaded]

    def totals_without(self) -> dict[str, int]:
        """How many there are without one of the things asked for, by its name in the address."""
        return self.index.totals_without(self._chosen, self.asked.nearby, self.words)

    def spread(self) -> Spread:
        """Where all of them are, for a map."""
        return self.index.spread(self._chosen, self.asked.nearby, self.words)

    @property
    def _chosen(self) -> dict[str, list[str]]:
        return {name: self.asked.values.get(name) or [] for name in FACETS}

    def _answer(self, page: slice) -> Answer:
        return self.index.answer(self._chosen, self.asked.nearby, self.asked.order, page, self.words)
