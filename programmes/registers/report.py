"""What an import did: counts, and a line for each row that needs a look."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from programmes.registers.scratch import scratch_file


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
    _lines: IO[str] = field(default_factory=scratch_file, repr=False)

    @property
    def relevant(self) -> int:
        """Rows that are on the register and ours to look at."""
        return self.created + self.updated + self.unchanged

    def skip(self, row: int, reason: str) -> None:
        self.skipped += 1
        self._lines.write(f"Row {row} skipped: {reason}\n")

    def note(self, row: int, register_id: str, problem: str) -> None:
        self._lines.write(f"Row {row} ({register_id}): {problem}.\n")

    def lines(self) -> Iterator[str]:
        self._lines.seek(0)
        return (line.rstrip("\n") for line in self._lines)

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
