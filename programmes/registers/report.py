"""What an import did: counts, a line for each row that needs a look, and one for each reason to skip rows."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from programmes.registers.scratch import scratch_file

# A reason may quote its row: of so many different ones each further one is a line of its own.
MOST_REASONS = 1_000
# What a line in the scratch file begins with: whether the line of its reason says it too.
ALONE, GROUPED = "-", "+"


@dataclass
class Report:
    """Counts of rows. `others` are services that are no concern of ours.

    The lines are kept in a scratch file: a register may hold ten thousand rows to skip. Close it.
    """

    format: str = ""
    read: int = 0
    others: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    gone: int = 0
    skipped: int = 0
    _runs: dict[str, array] = field(default_factory=dict, repr=False)
    _lines: IO[str] = field(default_factory=scratch_file, repr=False)

    @property
    def relevant(self) -> int:
        """Rows that are on the register and ours to look at."""
        return self.created + self.updated + self.unchanged

    def skip(self, row: int, reason: str) -> None:
        self.skipped += 1
        is_grouped = reason in self._runs or len(self._runs) < MOST_REASONS
        if is_grouped:
            _lengthen(self._runs.setdefault(reason, array("L")), row)
        self._write(GROUPED if is_grouped else ALONE, _skipped(row, reason))

    def note(self, row: int, register_id: str, problem: str) -> None:
        self._write(ALONE, f"Row {row} ({register_id}): {problem}.")

    def lines(self, each_row: bool = False) -> Iterator[str]:
        """Notes, then for each reason the rows skipped; or with `each_row` a line for every row, as it came."""
        self._lines.seek(0)
        for line in self._lines:
            if each_row or line.startswith(ALONE):
                yield line[1:].rstrip("\n")
        if not each_row:
            yield from (_skipped_together(runs, reason) for reason, runs in self._runs.items())

    def reasons(self) -> list[tuple[str, int, int]]:
        """Why rows were skipped, how many for it, and the first of them; the commonest reason first."""
        told = [(reason, _count(runs), runs[0]) for reason, runs in self._runs.items()]
        return sorted(told, key=lambda one: -one[1])

    def _write(self, mark: str, line: str) -> None:
        self._lines.write(f"{mark}{line}\n")

    def close(self) -> None:
        self._lines.close()

    def counts(self) -> dict[str, int]:
        return {
            "Rows read": self.read,
            "Relevant": self.relevant,
            "Created": self.created,
            "Updated": self.updated,
            "Unchanged": self.unchanged,
            "Gone": self.gone,
            "Skipped": self.skipped,
            "Not about substance misuse": self.others,
        }


def _lengthen(runs: array, row: int) -> None:
    """Rows as runs, first and last by turns: 8, 10, 11, 12 is [8, 8, 10, 12]."""
    if runs and runs[-1] == row - 1:
        runs[-1] = row
    else:
        runs.extend((row, row))


def _skipped(row: int, reason: str) -> str:
    return f"Row {row} skipped: {reason}"


def _skipped_together(runs: array, reason: str) -> str:
    """ "4 rows skipped (8, 10-12): it has no name." """
    count = _count(runs)
    if count == 1:
        return _skipped(runs[0], reason)
    rows = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in _pairs(runs))
    return f"{count:,} rows skipped ({rows}): {reason}"


def _pairs(runs: array) -> list[tuple[int, int]]:
    return list(zip(runs[::2], runs[1::2], strict=True))


def _count(runs: array) -> int:
    return sum(last - first + 1 for first, last in _pairs(runs))
