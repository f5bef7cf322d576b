"""docs/quality.md: every goal beside what was seen, and each thing that is wrong."""

import datetime
import os
import platform
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.report import processor, table
from faults.figures import Figure

TITLES = {
    "crawl": "Every page by its links",
    "sizes": "What comes over the line, compressed",
    "nu": "The Nu HTML checker",
    "lighthouse": "Lighthouse, as on a slow phone",
    "walk": "From the home page to a question sent",
}
# Of a kind that goes wrong everywhere, the first few say enough.
MOST_WRONG = 40


@dataclass
class Run:
    """By part: figures, what is wrong in sentences, and why a part could not be run."""

    parts: dict[str, list[Figure]] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    not_run: dict[str, str] = field(default_factory=dict)

    @property
    def is_met(self) -> bool:
        return all(figure.is_met for figures in self.parts.values() for figure in figures)


def write(run: Run) -> str:
    """The whole page, in Markdown."""
    day = datetime.date.today().strftime("%-d %B %Y")
    head = Path(__file__).with_name("how.md").read_text(encoding="utf-8").strip()
    machine = f"Run on {day}: {os.cpu_count()} cores, {processor()}, {platform.system()}, Python {platform.python_version()}."
    return "\n\n".join([head, machine, *(_part(run, name) for name in TITLES)]) + "\n"


def plain(run: Run) -> str:
    """The same for a terminal."""
    lines = []
    for name, figures in run.parts.items():
        lines.append(TITLES[name])
        lines += [
            f"  {figure.what:44}{figure.goal:>24}  {figure.figure:>8}  {'met' if figure.is_met else 'missed'}"
            for figure in figures
        ]
        lines += [f"    {sentence}" for sentence in run.wrong[name][:MOST_WRONG]]
    return "\n".join(
        [*lines, *(f"{TITLES[name]}: not run, because {why}." for name, why in run.not_run.items())]
    )


def _part(run: Run, name: str) -> str:
    title = f"## {TITLES[name]}"
    if name in run.not_run:
        return f"{title}\n\nNot run, because {run.not_run[name]}."
    if name not in run.parts:
        return f"{title}\n\nLeft out by wish."
    rows = [
        [one.what, one.goal, one.figure, "met" if one.is_met else "**missed**"] for one in run.parts[name]
    ]
    wrong = [f"- {sentence}" for sentence in run.wrong[name][:MOST_WRONG]]
    more = len(run.wrong[name]) - len(wrong)
    wrong += [f"- and {more} more"] if more > 0 else []
    return "\n\n".join(
        [title, table(["what", "goal", "figure", ""], rows), *(["\n".join(wrong)] if wrong else [])]
    )
