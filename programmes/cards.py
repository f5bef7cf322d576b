"""The cards of the results page, kept with the index: each says the same until the listings or the day change.

The distance is not part of what is kept, since it is another one at every search: a card has a gap for it.
"""

import datetime
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from programmes.models import Programme
from programmes.templatetags.listing import in_miles

# Cards kept for an index, the first forgotten first: 3 kB each.
KEPT = 4_000
# What a card has in place of the distance. No text of a listing can hold it, since all of them are escaped.
GAP = mark_safe("<distance>")


class Card(NamedTuple):
    pk: UUID
    html: SafeString


class _Kept(NamedTuple):
    """A card up to its gap and from there on, in bytes, which take a third of a text's memory."""

    start: bytes
    end: bytes
    is_rough: bool

    def with_miles(self, miles: float | None) -> SafeString:
        distance = "" if miles is None else format_html(" · {}", in_miles(miles, self.is_rough))
        return mark_safe(f"{self.start.decode()}{distance}{self.end.decode()}")  # noqa: S308


class Cards:
    """Those of one version of the listings on one day."""

    def __init__(self, today: datetime.date):
        self.today = today
        self._kept: dict[UUID, _Kept] = {}
        self._making_room = threading.Lock()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def of(self, pks: Sequence[UUID], miles: Mapping[UUID, float]) -> list[Card]:
        """In this order, with how far away each is. One that is not published any more is left out."""
        cards = {pk: card for pk in pks if (card := self._kept.get(pk))}
        if missing := [pk for pk in pks if pk not in cards]:
            made = self._make(missing)
            self._keep(made)
            cards |= made
        return [Card(pk, cards[pk].with_miles(miles.get(pk))) for pk in pks if pk in cards]

    def _make(self, pks: Iterable[UUID]) -> dict[UUID, _Kept]:
        programmes = Programme.objects.published().for_cards(self.today).filter(pk__in=pks)
        template = get_template("programmes/_card.html")
        made = {}
        for programme in programmes:
            html = template.render({"programme": programme, "today": self.today, "distance": GAP})
            start, _, end = html.partition(GAP)
            made[programme.pk] = _Kept(start.encode(), end.encode(), programme.centre.is_roughly_placed)
        return made

    def _keep(self, made: Mapping[UUID, _Kept]) -> None:
        with self._making_room:
            self._kept |= made
            while len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
