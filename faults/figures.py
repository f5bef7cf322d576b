"""What a scenario came to: figures beside their goals."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table. `is_met` says whether the goal was."""

    what: str
    goal: str
    figure: str
    is_met: bool


class NotRun(Exception):
    """Why a scenario cannot be run on this machine, as half a sentence."""


def none_of(what: str, found: int) -> Figure:
    """What there must be none of."""
    return Figure(what, "0", f"{found:,}", found == 0)


def all_of(what: str, found: int, goal: int) -> Figure:
    """What there must be exactly so many of."""
    return Figure(what, f"{goal:,}", f"{found:,}", found == goal)


def at_least(what: str, found: int, goal: int) -> Figure:
    return Figure(what, f"at least {goal:,}", f"{found:,}", found >= goal)


def within(what: str, seconds: float, goal: float) -> Figure:
    return Figure(what, f"at most {goal:g} s", f"{seconds:.2f} s", seconds <= goal)


def share(seconds: list[float], part: float = 0.95) -> float:
    """The time within which this part of all were; 0 of none."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * part))] if seconds else 0.0
