"""The cards of the results page, kept with the index: each says the same until the listings or the day change.

The distance is not part of what is kept, since it is another one at every search: a card has a gap for it.
"""

import datetime
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django.utils.html import escape
from django.utils.translation import get_language

from programmes.gaps import pieces_of
from programmes.models import Programme
from programmes.templatetags.listing import in_miles

# Cards kept for an index in all languages together, the first forgotten first: 3 kB each.
KEPT = 4_000


class Card(NamedTuple):
    """HTML up to the gap and from there on, as it is sent: in bytes, which take a third of a text's memory."""

    start: bytes
    end: bytes
    is_rough: bool

    def at(self, miles: float | None) -> bytes:
        """The whole of it, of a programme so far away; None where distance says nothing."""
        distance = "" if miles is None else f" · {escape(in_miles(miles, self.is_rough))}"
        return self.start + distance.encode() + self.end


class Cards:
    """Those of one version of the listings on one day; `pks` are the keys of the programmes at each position."""

    def __init__(self, today: datetime.date, pks: Sequence[UUID]):
        self.today = today
        self.pks = pks
        self._kept: dict[tuple[int, str | None], Card] = {}
        self._making_room = threading.Lock()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def of(self, positions: Iterable[int]) -> Mapping[int, Card]:
        """By position, in the language of the page. One that is not published any more is left out."""
        language = get_language()
        cards = {n: card for n in positions if (card := self._kept.get((n, language)))}
        if missing := [n for n in positions if n not in cards]:
            made = self._make(missing)
            self._keep(made, language)
            cards |= made
        return cards

    def _make(self, positions: Iterable[int]) -> dict[int, Card]:
        position_of = {self.pks[n]: n for n in positions}
        programmes = Programme.objects.published().for_cards(self.today).filter(pk__in=position_of)
        made = {}
        for programme in programmes:
            start, end = pieces_of("programmes/_card.html", {"programme": programme, "today": self.today})
            is_rough = programme.centre.is_roughly_placed
            made[position_of[programme.pk]] = Card(start.encode(), end.encode(), is_rough)
        return made

    def _keep(self, made: Mapping[int, Card], language: str | None) -> None:
        with self._making_room:
            self._kept |= {(n, language): card for n, card in made.items()}
            while len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
