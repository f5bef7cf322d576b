"""docs/reliability.md: every goal beside what was seen, and why what was missed was missed."""

import datetime
import os
import platform
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.report import processor, table
from faults.databases import NAMES
from faults.figures import Figure
from faults.playing import SCENARIOS, Played

HERE = Path(__file__).parent
HEAD = (HERE / "how.md").read_text(encoding="utf-8")
NO_REASON = "No reason is written down yet (`faults/reasons.toml`)."


@dataclass
class Run:
    """What was played, by engine and scenario; engines that were not, with the reason."""

    scale: float
    played: dict[str, Played] = field(default_factory=dict)
    not_run: dict[str, str] = field(default_factory=dict)
    load_before: float = field(default_factory=lambda: os.getloadavg()[0])

    @property
    def is_met(self) -> bool:
        return all(outcome.is_met for played in self.played.values() for outcome in played.values())


def write(run: Run) -> str:
    """The whole page, in Markdown."""
    parts = [HEAD.strip(), _machine(run)]
    parts += [
        f"## {NAMES[engine]}\n\n{table(['scenario', 'what', 'goal', 'figure', ''], [*_rows(played)])}"
        for engine, played in run.played.items()
        if played
    ]
    parts += [*_asides(run), _reasons(run)]
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(run: Run) -> str:
    """The same tables for a terminal."""
    lines = []
    for engine, played in run.played.items():
        for title, what, goal, figure, verdict in _rows(played):
            lines += [f"{NAMES[engine]}: {title}"] if title else []
            lines.append(f"  {what:66}{goal:>14}{figure:>12}  {verdict.strip('*')}")
    return "\n".join([*lines, *_asides(run)])


def as_data(run: Run) -> dict:
    """The same for a program: outcomes by engine and scenario."""
    return {
        engine: {name: asdict(outcome) for name, outcome in played.items()}
        for engine, played in run.played.items()
    }


def _machine(run: Run) -> str:
    day = datetime.date.today().strftime("%-d %B %Y")
    return (
        f"Run on {day}: {os.cpu_count()} cores, {processor()}, {platform.system()}, Python {platform.python_version()}. "
        f"As it began, {run.load_before:.1f} processes wanted a core; above 0.5 others used the machine, and times are "
        "longer than they need be."
        + ("" if run.scale == 1 else f" With {run.scale:g} times the visitors that the goals are about.")
    )


def _rows(played: Played) -> Iterator[list[str]]:
    for name, outcome in played.items():
        title = SCENARIOS[name].TITLE
        for figure in outcome.figures:
            yield [title, figure.what, figure.goal, figure.figure, _verdict(figure)]
            title = ""


def _verdict(figure: Figure) -> str:
    return "met" if figure.is_met else "**missed**"


def _asides(run: Run) -> list[str]:
    """What was not run, and what did not come to its end."""
    said = [f"{NAMES[engine]}: not run, because {reason}." for engine, reason in run.not_run.items()]
    for engine, played in run.played.items():
        for name, outcome in played.items():
            where = f"{NAMES[engine]}, {SCENARIOS[name].TITLE}"
            if outcome.not_run:
                said.append(f"{where}: not run, because {outcome.not_run}.")
            if outcome.broken:
                said.append(f"**{where}: missed, since {outcome.broken}.**")
    return said


def reasons() -> dict[str, str]:
    """Why a scenario misses a goal, by its name, as somebody wrote it."""
    return tomllib.loads((HERE / "reasons.toml").read_text(encoding="utf-8"))


def _reasons(run: Run) -> str:
    missed = {
        name for played in run.played.values() for name, outcome in played.items() if not outcome.is_met
    }
    written = reasons()
    lines = [
        f"- **{one.TITLE}.** {written.get(name, NO_REASON)}"
        for name, one in SCENARIOS.items()
        if name in missed
    ]
    return "\n".join(["## What is missed, and why", "", *lines]) if lines else ""
