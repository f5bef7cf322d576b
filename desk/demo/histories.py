"""A listing's history: as it was made, and a row for each edit since."""

from collections.abc import Iterator

from desk.demo.edits import before_edit
from programmes.models import Programme
from programmes.vocabulary import Topic

# Days ago, before any check.
FIRST_DAY = 1300


def versions(programme: Programme, edits: list[tuple[Topic, int]]) -> Iterator[tuple[Programme, int]]:
    """Each state the listing was in, and how many days ago it came to be, oldest first."""
    edits = sorted(edits, key=lambda edit: -edit[1])
    topics = [topic for topic, _ in edits]
    for n, days in enumerate([FIRST_DAY, *(days for _, days in edits)]):
        yield before_edit(programme, *topics[n:]), days
