"""What one row of a register comes to."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from programmes.models import RegisterEntry

Value = str | float | datetime.date | None


@dataclass(frozen=True)
class Lead:
    """A service about substance misuse: columns of RegisterEntry, and sentences on what was left empty.

    A column that this format of the file does not speak of is not among the values.
    """

    register_id: str
    values: Mapping[str, Value]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Skip:
    """A row that is not taken, and why: the rest of the sentence "Row 7 skipped: …"."""

    reason: str


def make_lead(register_id: str, values: Mapping[str, Value], problems: list[str]) -> Lead:
    """Cut what is longer than its column, and say so."""
    fitted = dict(values)
    for name, value in values.items():
        longest = RegisterEntry._meta.get_field(name).max_length  # type: ignore[union-attr]
        if longest and isinstance(value, str) and len(value) > longest:
            fitted[name] = value[:longest].rstrip()
            problems = [*problems, f"{name.replace('_', ' ')} is cut to {longest} characters"]
    return Lead(register_id, fitted, tuple(problems))
