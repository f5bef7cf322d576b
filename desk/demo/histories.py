"""A listing's history: as it was made, and a row for each edit since, for the day it was listed and the day it closed."""

import copy
import datetime
from collections.abc import Iterator

from desk.demo.edits import before_edit
from programmes.models import Programme
from programmes.vocabulary import ListingStatus, Topic

# Days ago, before any check.
FIRST_DAY = 1300


def versions(
    programme: Programme, edits: list[tuple[Topic, int]], today: datetime.date
) -> Iterator[tuple[Programme, int]]:
    """Each state the listing was in, and how many days ago it came to be, oldest first."""
    moves = [(today - day).days for day in (programme.published_on, programme.closed_on) if day]
    edits = sorted(edits, key=lambda edit: -edit[1])
    for days in sorted({FIRST_DAY, *moves, *(days for _, days in edits)}, reverse=True):
        to_come = [topic for topic, on in edits if on < days]
        yield _as_listed(before_edit(programme, *to_come), today - datetime.timedelta(days)), days


def _as_listed(programme: Programme, on: datetime.date) -> Programme:
    """In the list, or not, as on that day."""
    programme = copy.copy(programme)
    if programme.closed_on and on < programme.closed_on:
        programme.status, programme.closed_on, programme.closed_reason = ListingStatus.PUBLISHED, None, ""
    if programme.published_on and on < programme.published_on:
        programme.status, programme.published_on = ListingStatus.DRAFT, None
    return programme
