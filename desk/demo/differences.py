"""Where a register says something else than we hold, as if imports had found it. All invented."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.models import User

from desk.demo.moments import days_before, evening_of
from programmes.models import DifferenceKind, Register, RegisterChange, RegisterEntry, RegisterRun
from programmes.registers.differences import differences_of
from programmes.registers.ratings import best_above
from programmes.registers.said import text
from programmes.registers.settling import keep_ours
from programmes.vocabulary import CoordinateSource

# Days ago on which each register's file was imported; what is gone was in the file before the last.
FIRST_IMPORT, BEFORE_LAST, LAST_IMPORT = 60, 40, 12
IMPORTS = (FIRST_IMPORT, BEFORE_LAST, LAST_IMPORT)
# Of rows that are ours, one after the other: what the last import brought.
NEWS: list[tuple[DifferenceKind, dict]] = [
    (DifferenceKind.NAME, {"name": "{} Recovery Service"}),
    (DifferenceKind.PHONE, {"phone": "+442079460790"}),
    (DifferenceKind.ADDRESS, {"street": "2 Weighhouse Yard"}),
    (DifferenceKind.WEBSITE, {"website": "https://new-address.example.org/"}),
    (DifferenceKind.STATUS, {"status": "Dormant"}),
    (DifferenceKind.LEFT, {}),
    (DifferenceKind.LEFT, {}),
    (DifferenceKind.PHONE, {"phone": "+442079460791"}),
]
LOWER_RATING = "Requires improvement"
# What staff made of the last two, already: days ago, and their note.
SETTLED = {6: (8, "Rang them: open as before, under a new registration that is on its way."), 7: (9, "")}


@dataclass(frozen=True)
class News:
    entry: RegisterEntry
    kind: DifferenceKind
    before: str
    # When a curator settled it, and what they wrote; None if it waits.
    settled: tuple[int, str] | None = None

    @property
    def is_left(self) -> bool:
        return self.kind == DifferenceKind.LEFT


def let_registers_differ(entries: list[RegisterEntry], today: datetime.date) -> list[News]:
    """Change what the rows that are ours say, before they are stored; gives what was said until then."""
    ours = [entry for entry in entries if entry.centre and not _is_withheld(entry)]
    rated = next(one for one in ours if best_above(one.register, LOWER_RATING, [one.rating]))
    others = [entry for entry in ours if entry is not rated]
    lower = {"rating": LOWER_RATING, "rating_on": days_before(today, LAST_IMPORT + 2)}
    news = [_say(rated, DifferenceKind.RATING, lower, today)]
    for number, (entry, (kind, values)) in enumerate(zip(others, NEWS, strict=False)):
        news.append(_say(entry, kind, values, today, SETTLED.get(number)))
    return news


def _is_withheld(entry: RegisterEntry) -> bool:
    return entry.centre.coordinates_from == CoordinateSource.WITHHELD  # type: ignore[union-attr]


def _say(entry, kind: DifferenceKind, values: dict, today: datetime.date, settled=None) -> News:
    news = News(entry, kind, "" if kind == DifferenceKind.LEFT else text(entry, kind), settled)
    if news.is_left:
        values = {"last_seen_on": days_before(today, BEFORE_LAST), "gone_on": days_before(today, LAST_IMPORT)}
    for column, value in values.items():
        setattr(entry, column, value.format(entry.name) if isinstance(value, str) else value)
    return news


def make_runs(entries: list[RegisterEntry], news: list[News], today: datetime.date) -> list[RegisterRun]:
    """The imports that brought the rows, which are stored already, and what the last one changed."""
    runs = []
    for register in Register:
        held = [entry for entry in entries if entry.register == register]
        changed = [one for one in news if one.entry.register == register and not one.is_left]
        of_register = [_run(register, days, held, changed, today) for days in IMPORTS]
        runs += of_register
        last = of_register[-1]
        on_it = [entry.pk for entry in held if entry.gone_on is None]
        RegisterEntry.objects.filter(pk__in=on_it).update(seen_in=last)
        RegisterChange.objects.bulk_create(
            RegisterChange(
                entry=one.entry, run=last, kind=one.kind, before=one.before, changed_at=last.ran_at
            )
            for one in changed
        )
    return runs


def _run(register: str, days: int, held: list[RegisterEntry], changed: list[News], today) -> RegisterRun:
    """As if the file held nothing else: the demonstration's has no other services."""
    day = days_before(today, days)
    counts = Counter(_what_became(entry, day) for entry in held if entry.first_seen_on <= day)
    updated = len(changed) if days == LAST_IMPORT else 0
    there = counts["created"] + counts["unchanged"]
    run = RegisterRun.objects.create(
        register=register,
        rows_read=there,
        relevant=there,
        created=counts["created"],
        updated=updated,
        unchanged=counts["unchanged"] - updated,
        gone=counts["gone"],
    )
    run.ran_at = evening_of(day)
    run.save(update_fields=["ran_at"])
    return run


def _what_became(entry: RegisterEntry, day: datetime.date) -> str:
    if entry.gone_on and entry.gone_on <= day:
        return "gone" if entry.gone_on == day else "gone before"
    return "created" if entry.first_seen_on == day else "unchanged"


def settle_some(news: list[News], today: datetime.date, curator: User) -> None:
    """What a curator kept as ours, or acknowledged with a note, after the last import."""
    for one in news:
        if one.settled:
            days, note = one.settled
            difference = next(found for found in differences_of(one.entry) if found.kind == one.kind)
            decision = keep_ours(difference, curator, note)
            decision.decided_at = evening_of(days_before(today, days))
            decision.save(update_fields=["decided_at"])
