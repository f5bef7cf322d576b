"""Reads what the index is made of: every published programme, column by column, from A to Z."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, F, Value, When

from programmes.cells import read_cells
from programmes.filters import FACETS
from programmes.freshness import band
from programmes.models import Programme
from programmes.near import NOT_BOUND_TO_A_PLACE, WITHOUT_DISTANCE, Near
from programmes.ordering import Order, in_order
from programmes.standings import AS_STORED, as_text, read_standings, stored
from programmes.vocabulary import CoordinateSource

# Derived from other tables, for all programmes at once.
DERIVED = ("led_by", "checked")
# Columns whose cells are hardly ever equal.
ALL_DIFFERENT = ("key", "from_latitude", "from_longitude")


@dataclass(frozen=True)
class Rows:
    """Cells as they are stored. The latitude is None where distance says nothing, `checked_on` is a day such as
    `2026-11-25` or "", a flag is any text for true or "".
    """

    keys: Sequence[str]
    latitudes: Sequence[float | None]
    longitudes: Sequence[float | None]
    is_unbound: Sequence[str]
    is_rough: Sequence[str]
    sessions: Sequence[int | None]
    checked_on: Sequence[str]
    facets: dict[str, Sequence]


def read_rows(today: datetime.date) -> Rows:
    """Six queries, however many programmes there are."""
    cells = _read_cells()
    standings = read_standings(cells["key"], cells, today)
    derived = {"led_by": standings.led_by, "checked": _bands(standings.checked_on, today)}
    return Rows(
        keys=cells["key"],
        latitudes=cells["from_latitude"],
        longitudes=cells["from_longitude"],
        is_unbound=cells["is_unbound"],
        is_rough=cells["is_rough"],
        sessions=cells["stored_sessions_per_week"],
        checked_on=standings.checked_on,
        facets={name: derived[name] if name in derived else cells[f"facet_{name}"] for name in FACETS},
    )


def _bands(days: Sequence[str], today: datetime.date) -> list[str]:
    """Of days such as 2026-11-25, or "" for never; there are few different ones."""
    words = {day: str(band(datetime.date.fromisoformat(day) if day else None, today)) for day in set(days)}
    return [words[day] for day in days]


def _read_cells() -> dict[str, list]:
    columns = {
        "key": as_text("pk"),
        "from_latitude": Case(When(~WITHOUT_DISTANCE, then="centre__latitude"), output_field=AS_STORED),
        "from_longitude": F("centre__longitude"),
        "is_rough": Case(
            When(centre__coordinates_from=CoordinateSource.EXACT, then=Value("")), default=Value("yes")
        ),
        "is_unbound": Case(When(NOT_BOUND_TO_A_PLACE, then=Value("yes")), default=Value("")),
        **{f"facet_{name}": one.column() for name, one in FACETS.items() if name not in DERIVED},
        **stored(),
    }
    return read_cells(
        in_order(Programme.objects.published(), Order.NAME, Near("", "any")), columns, ALL_DIFFERENT
    )
