"""How every programme stands, drafts and closed ones too, and which centres are due: for the lists of staff."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.db.models.expressions import Combinable

from programmes.cells import read_cells
from programmes.due_dates import due_before
from programmes.freshness import band
from programmes.models import Programme
from programmes.remembered import remembered
from programmes.standings import NEVER, Standings, as_text, read_standings, stored
from programmes.topics import THREE_QUESTIONS
from programmes.vocabulary import ListingStatus

# After the day of any check.
NOT_DUE = "~"


@dataclass(frozen=True)
class Centres:
    """Those with a published programme, the one whose oldest due question is oldest first, and then by name.

    Keys are hexadecimal digits here too: to make an object of each takes a fifth of the whole time.
    """

    place: Mapping[str, int]
    # Of those, the ones with something due, in the same order.
    due: Sequence[str]
    # Of each published programme.
    of: Mapping[str, str]


@dataclass(frozen=True)
class Overview:
    """Keys of programmes, as hexadecimal digits, by who leads each and by how long ago each was checked."""

    led_by: Mapping[str, list[str]]
    checked: Mapping[str, list[str]]
    centres: Centres


@remembered
def overview(today: datetime.date) -> Overview:
    columns: dict[str, Combinable] = {
        "key": as_text("pk"),
        "at_centre": as_text("centre_id"),
        "centre_named": F("centre__name"),
        "stands": F("status"),
        **stored(),
    }
    cells = read_cells(Programme.objects.order_by(), columns, all_different=["key"])
    standings = read_standings(cells["key"], cells, today)
    keys = [_digits(key) for key in cells["key"]]
    return Overview(
        led_by=_grouped(keys, standings.led_by),
        checked=_grouped(keys, _bands(standings.checked_on, today)),
        centres=_centres(keys, cells, standings, today),
    )


def _digits(key: str) -> str:
    """PostgreSQL writes dashes between them."""
    return key.replace("-", "")


def _grouped(keys: Sequence[str], values: Sequence[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, value in zip(keys, values, strict=True):
        groups[value].append(key)
    return dict(groups)


def _bands(days: Sequence[str], today: datetime.date) -> list[str]:
    """There are few different days."""
    words = {day: str(band(datetime.date.fromisoformat(day) if day else None, today)) for day in set(days)}
    return [words[day] for day in days]


def _centres(
    keys: Sequence[str], cells: Mapping[str, Sequence], standings: Standings, today: datetime.date
) -> Centres:
    oldest: dict[str, str] = {}
    names: dict[str, str] = {}
    programmes: dict[str, str] = {}
    rows = zip(keys, map(_digits, cells["at_centre"]), cells["centre_named"], cells["stands"], strict=True)
    for (key, centre, name, status), day in zip(rows, _oldest_due(standings, today), strict=True):
        if status == ListingStatus.PUBLISHED:
            oldest[centre] = min(day, oldest.get(centre, NOT_DUE))
            names[centre], programmes[key] = name.casefold(), centre
    in_order = sorted(oldest, key=lambda centre: (oldest[centre], names[centre], centre))
    return Centres(
        place={centre: n for n, centre in enumerate(in_order)},
        due=[centre for centre in in_order if oldest[centre] != NOT_DUE],
        of=programmes,
    )


def _oldest_due(standings: Standings, today: datetime.date) -> list[str]:
    """For each programme the oldest day of what is due there: NEVER if nothing vouches, NOT_DUE if nothing is due."""
    oldest = [NOT_DUE] * len(standings.led_by)
    for topic in THREE_QUESTIONS:
        before = str(due_before(topic, today))
        for n, check in enumerate(standings.standing[topic]):
            day = str(check[4]) if check else NEVER
            if day < before and day < oldest[n]:
                oldest[n] = day
    return oldest
