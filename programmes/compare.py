"""Two to four programmes side by side, fact by fact, and where they differ."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from programmes.chosen import whole_address
from programmes.compare_facts import FACTS, Cell, Column
from programmes.evidence import evidence_of
from programmes.models import Programme
from programmes.private_names import withhold_names
from programmes.questions import questions_for

FEWEST, MOST = 2, 4
# What an address says that wants the rows alone that differ.
ONLY_DIFFERENCES = ("only", "differences")


@dataclass(frozen=True)
class Row:
    """One fact. It `differs` where two that are known do not say the same; not knowing it is no answer."""

    label: str
    cells: list[Cell]

    @property
    def differs(self) -> bool:
        return len({(cell.words, cell.more) for cell in self.cells if cell.is_known}) > 1

    @property
    def is_in_part(self) -> bool:
        """Known of some and not of all; it may differ besides."""
        known = [cell.is_known for cell in self.cells]
        return any(known) and not all(known)


@dataclass(frozen=True)
class Part:
    title: str
    rows: list[Row]


class Comparison:
    """Of programmes loaded with `for_detail()`, as they stand today.

    `only_differences` leaves out the rows where all say the same; one that is not known for all stays in.
    """

    def __init__(
        self, programmes: Sequence[Programme], today: datetime.date, *, only_differences: bool = False
    ):
        self.columns = [column_of(one, today) for one in programmes]
        self.only_differences = only_differences

    @cached_property
    def _every_part(self) -> list[Part]:
        return [
            Part(str(title), [Row(str(label), [read(one) for one in self.columns]) for label, read in facts])
            for title, facts in FACTS
        ]

    @property
    def parts(self) -> list[Part]:
        if not self.only_differences:
            return self._every_part
        parts = [
            Part(part.title, [row for row in part.rows if row.differs or row.is_in_part])
            for part in self._every_part
        ]
        return [part for part in parts if part.rows]

    @property
    def differing(self) -> int:
        """How many rows differ, also of those left out."""
        return sum(row.differs for part in self._every_part for row in part.rows)

    @property
    def in_part(self) -> int:
        """How many rows are not known for all, and do not differ."""
        return sum(row.is_in_part and not row.differs for part in self._every_part for row in part.rows)

    @property
    def facts(self) -> int:
        return sum(len(part.rows) for part in self._every_part)


def column_of(programme: Programme, today: datetime.date) -> Column:
    evidence = withhold_names(programme, evidence_of(programme, today))
    return Column(
        programme,
        {row.topic: row for row in evidence if row.topic},
        questions_for(programme, today),
        whole_address(programme.get_absolute_url()),
        today,
    )
