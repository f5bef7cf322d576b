"""docs/benchmarks.md: the goals beside what was measured, then every figure."""

import datetime
import os
import platform
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from benchmarks import engines, names
from benchmarks.goals import GOALS, Figures, Goal

HERE = Path(__file__).parent
# The share of a core from which on a machine counts as quiet.
QUIET = 0.9
NO_REASON = "No reason is written down yet (`benchmarks/reasons.toml`)."
HEAD = (HERE / "how.md").read_text(encoding="utf-8")


@dataclass
class Run:
    """Figures by engine, one for each size; engines that were not run, with the reason."""

    figures: dict[str, list[Figures]]
    not_run: dict[str, str]


def write(run: Run) -> str:
    """The whole page, in Markdown."""
    parts = [HEAD.strip(), f"{machine()} {_tool(run)}".strip(), warning(_share(run))]
    first = next(iter(run.figures), None)
    if first:
        parts += [
            f"## Goals, on {engines.NAMES[first]}",
            _goals(run.figures[first]),
            _reasons(run.figures[first]),
        ]
    for engine, figures in run.figures.items():
        parts += [f"## {engines.NAMES[engine]}", *_details(figures)]
    parts += [
        f"{engines.NAMES[engine]} was not measured: {reason}." for engine, reason in run.not_run.items()
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    day = datetime.date.today().strftime("%-d %B %Y")
    return (
        f"Measured on {day}: {os.cpu_count()} cores, {processor()}, {platform.system()}, "
        f"Python {platform.python_version()}."
    )


def _share(run: Run) -> float:
    return min((found["share"] for figures in run.figures.values() for found in figures), default=1.0)


def warning(share: float) -> str:
    """That others used the machine: then a long call is interrupted and a short one is not, which flatters us."""
    if share >= QUIET:
        return ""
    return (
        f"**The machine was busy: this process got only {share:.0%} of a core. Do not rely on these figures: what "
        "takes long was interrupted more often than what is quick, so every ratio is too good.**"
    )


def processor() -> str:
    try:
        told = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        told = None
    return told[1] if told else platform.machine()


def _tool(run: Run) -> str:
    tools = {one["pages"]["tool"] for figures in run.figures.values() for one in figures if "pages" in one}
    return f"Pages were asked for by {', '.join(sorted(tools))}." if tools else ""


def _goals(figures: list[Figures]) -> str:
    head = ["what", *(f"{found['size']:,}" for found in figures)]
    rows = [[goal.what, *(_verdict(goal, found) for found in figures)] for goal in GOALS]
    return table(head, [row for row in rows if any(row[1:])])


def _verdict(goal: Goal, found: Figures) -> str:
    """The figure, its goal, and whether it was met; only the figure at a size that has no goal."""
    figure = goal.figure(found)
    if figure is None:
        return "not measured" if found["size"] in goal.bounds else ""
    told = goal.form.format(figure)
    if found["size"] not in goal.bounds:
        return told
    verdict = "met" if goal.is_met(found["size"], figure) else "**missed**"
    return f"{told}; {goal.in_words(found['size'])}: {verdict}"


def reasons() -> dict[str, str]:
    """Why a goal is missed and what was tried, by its key, as somebody wrote it."""
    return tomllib.loads((HERE / "reasons.toml").read_text(encoding="utf-8"))


def _reasons(figures: list[Figures]) -> str:
    written = reasons()
    missed = [goal for goal in GOALS if any(_is_missed(goal, found) for found in figures)]
    lines = [f"- **{goal.what}.** {written.get(goal.key, NO_REASON)}" for goal in missed]
    return "\n".join(["### What is missed, and why", "", *lines]) if lines else ""


def _is_missed(goal: Goal, found: Figures) -> bool:
    figure = goal.figure(found)
    return figure is not None and found["size"] in goal.bounds and not goal.is_met(found["size"], figure)


def _details(figures: list[Figures]) -> list[str]:
    return [_searches(figures), _missing(figures), _builds(figures), _pages(figures)]


def _searches(figures: list[Figures]) -> str:
    """One line for each size and question, in milliseconds."""
    rows = [
        [f"{found['size']:,}", question, *(_milliseconds(seconds.get(peer)) for peer in names.PEERS)]
        for found in figures
        for question, seconds in found.get("search", {}).items()
    ]
    for found in figures:
        if "cold" in found:
            rows.append([f"{found['size']:,}", "QT, cold", _milliseconds(found["cold"]), *[""] * 4])
        if "admin" in found:
            ours, admin = (_milliseconds(found["admin"][name]) for name in (names.OURS, names.ADMIN))
            rows.append([f"{found['size']:,}", f"one value (Django admin: {admin})", ours, *[""] * 4])
    rows.sort(key=lambda row: int(row[0].replace(",", "")))
    return (
        "### One search, in milliseconds\n\n" + table(["programmes", "question", *names.PEERS], rows)
        if rows
        else ""
    )


def _milliseconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds * 1000:,.3g}" if seconds < 1 else f"{seconds * 1000:,.0f}"


def _missing(figures: list[Figures]) -> str:
    missing = {name: why for found in figures for name, why in found.get("missing", {}).items()}
    missing |= {
        name: why for found in figures for name, why in found.get("pages", {}).get("missing", {}).items()
    }
    return "\n".join(f"Not measured: {name}, because {why}." for name, why in missing.items())


def _builds(figures: list[Figures]) -> str:
    rows = [
        [
            f"{found['size']:,}",
            f"{found['facets']:.3g}",
            f"{found['words']['read']:.3g}",
            f"{found['words']['build']:.3g}",
            _milliseconds(found["nearest"]),
        ]
        for found in figures
        if "words" in found
    ]
    head = ["programmes", "facet index, s", "texts read, s", "word index, s", "nearest, ms"]
    return "### Building\n\n" + table(head, rows) if rows else ""


def _pages(figures: list[Figures]) -> str:
    measured = [found for found in figures if "pages" in found]
    servers = list(dict.fromkeys(name for found in measured for name in found["pages"]["rates"]))
    rows = [
        [f"{found['size']:,}", *(_rate(found["pages"]["rates"].get(name)) for name in servers)]
        for found in measured
    ]
    return "### Pages, requests a second\n\n" + table(["programmes", *servers], rows) if rows else ""


def _rate(rate: float | None) -> str:
    return "" if rate is None else f"{rate:,.0f}"
