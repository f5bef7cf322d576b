"""Asks two desks for the same pages in turns, so that whatever else the machine does falls on both alike."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import monotonic

from _local import fresh_values
from _setup import ROOT
from _working import working

# Times that each page is asked for: as often as the seconds allow for both together, the median is taken.
FEWEST, MOST = 3, 9
# No server answers here under this port; the settings want one.
PORT = 8000


@dataclass(frozen=True)
class Page:
    """Median seconds with few programmes and with many: asked again, and asked first after a change."""

    name: str
    few: float
    many: float
    few_changed: float
    many_changed: float


class Asked:
    """A process with a database of its own."""

    def __init__(self, process: subprocess.Popen, note: Callable[[str], object]):
        # For the types: both are pipes.
        assert process.stdin  # noqa: S101
        assert process.stdout  # noqa: S101
        self.into, self.out_of, self.note = process.stdin, process.stdout, note
        self.pages = set(self.answer()["pages"])

    def answer(self) -> dict:
        while line := self.out_of.readline():
            said = json.loads(line)
            if "note" not in said:
                return said
            self.note(said["note"])
        raise SystemExit("Not finished: see what was said above.")

    def ask(self, page: str, is_changed: bool, rows: int | None = None) -> tuple[float, int | None]:
        """Seconds, and rows of a list; of `rows` at most."""
        self.into.write(json.dumps({"page": page, "is_changed": is_changed, "rows": rows}) + "\n")
        self.into.flush()
        said = self.answer()
        return said["seconds"], said["rows"]


@contextmanager
def desk(url: str, size: int) -> Iterator[Asked]:
    own = fresh_values(PORT) | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.desk.asked", str(size)],
        cwd=ROOT,
        env=os.environ | own,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        with working(f"  Filling a database with {size:,} programmes") as work:
            asked = Asked(process, work.write)
        yield asked
    finally:
        # It waits for a question, or is in the middle of an answer that nobody wants any more.
        process.kill()
        process.wait()


def compare(few: Asked, many: Asked, only: list[str], seconds: float) -> Iterator[Page]:
    """Every page that both have, and whose name holds a word of `only` if there is one; `seconds` for each."""
    both = few.pages & many.pages
    asked = sorted(name for name in both if not only or any(word in name for word in only))
    with working("  Asking for pages") as work:
        for n, name in enumerate(asked):
            work.write(f"{n} of {len(asked)}: {name}")
            again, changed = (_in_turns(few, many, name, is_changed, seconds) for is_changed in (False, True))
            yield Page(name, *again, *changed)


def _in_turns(few: Asked, many: Asked, name: str, is_changed: bool, seconds: float) -> tuple[float, float]:
    # What is loaded once, and what is remembered. A list is as long with many as with few: what is to be found out is
    # what the others cost, which are not on it.
    rows = few.ask(name, False)[1]
    many.ask(name, False, rows)
    taken: list[tuple[float, float]] = []
    until = monotonic() + seconds
    while len(taken) < FEWEST or (len(taken) < MOST and monotonic() < until):
        taken.append((few.ask(name, is_changed)[0], many.ask(name, is_changed, rows)[0]))
    return median(pair[0] for pair in taken), median(pair[1] for pair in taken)
