"""The made-up programmes as every peer is given them: the values of each facet, the words, the default order."""

import datetime
from dataclasses import dataclass

from programmes.filters import FACETS
from programmes.models import Programme
from programmes.near import Near
from programmes.ordering import Order, in_order
from programmes.words import read_documents


@dataclass(frozen=True)
class Listing:
    """One programme; `id` is its key as 32 hexadecimal digits, `position` its place in the default order, `values` what it holds of each facet."""

    id: str
    position: int
    values: dict[str, tuple[str, ...]]
    text: str


def read_listings(today: datetime.date) -> list[Listing]:
    """All published programmes in the default order, by the SQL that `ProgrammeFilter` declares."""
    columns = {f"facet_{name}": one.column() for name, one in FACETS.items()}
    programmes = in_order(
        Programme.objects.published().with_led_by(today), Order.MUSIC, Near("", "any")
    ).annotate(**columns)
    rows = list(programmes.values_list("pk", *columns))
    documents = read_documents([row[0] for row in rows], today)
    return [
        Listing(pk.hex, position, _values(cells), "\n".join(document))
        for position, ((pk, *cells), document) in enumerate(zip(rows, documents, strict=True))
    ]


def _values(cells: list[str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(one.members(cell)) for (name, one), cell in zip(FACETS.items(), cells, strict=True)}
