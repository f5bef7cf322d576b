"""Where a register and our centre disagree: shown to staff, never settled by itself.

All of it is derived from the register's row as it is now, the centre as it is now, what imports changed
and what staff decided: what somebody put right elsewhere is gone by itself.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format

from programmes.models import ALERTS, Centre, DifferenceKind, RegisterEntry
from programmes.registers.likely import may_alert, may_differ
from programmes.registers.memory import Memory
from programmes.registers.ratings import best_above
from programmes.registers.said import COLUMNS, says_otherwise, text


@dataclass(frozen=True)
class Difference:
    """`before` is what the register said until its last change, where an import saw that change."""

    entry: RegisterEntry
    kind: DifferenceKind
    register: str
    ours: str
    before: str = ""
    changed_on: str = ""

    @property
    def centre(self) -> Centre:
        return _centre(self.entry)

    @property
    def can_be_taken(self) -> bool:
        """Whether the centre has a place for it; of the rest staff take note."""
        return self.kind in COLUMNS

    @property
    def fingerprint(self) -> str:
        """Stands for both values as a page showed them."""
        return hashlib.sha256(f"{self.kind}\n{self.register}\n{self.ours}".encode()).hexdigest()[:16]

    @property
    def is_alert(self) -> bool:
        return self.kind in ALERTS

    @property
    def sentence(self) -> str:
        """An alert in words."""
        if self.kind == DifferenceKind.LEFT:
            return f"The {self.entry.get_register_display()} no longer lists it. {self.register}."
        return f"Its rating fell: “{self.register}”, and “{self.before}” before."


def _centre(entry: RegisterEntry) -> Centre:
    """That of a row that is ours: only those are compared."""
    return entry.centre  # type: ignore[return-value]


def all_differences() -> list[Difference]:
    """Of every centre that has a row of a register; alerts first, then by centre. Three queries."""
    entries = RegisterEntry.objects.with_centre().filter(may_differ())
    return _of(entries, Memory(entry__centre__isnull=False))


def differences_of(entry: RegisterEntry) -> list[Difference]:
    return _of([entry], Memory(entry=entry)) if entry.centre_id else []


def alerts_at(centres: Sequence[Centre]) -> dict[UUID, list[Difference]]:
    """The alerts that nobody has acknowledged yet, by the centre's key."""
    entries = RegisterEntry.objects.with_centre().filter(centre__in=centres)
    return _alerts(list(entries), {"entry__centre__in": centres})


def all_alerts() -> dict[UUID, list[Difference]]:
    entries = RegisterEntry.objects.with_centre().filter(may_alert())
    return _alerts(list(entries), {"entry__centre__isnull": False})


def _alerts(entries: list[RegisterEntry], rows: dict) -> dict[UUID, list[Difference]]:
    if not entries:
        return {}
    memory = Memory(**rows)
    found: dict[UUID, list[Difference]] = {}
    for entry in entries:
        for alert in _alerts_of(entry, memory):
            found.setdefault(_centre(entry).pk, []).append(alert)
    return found


def _of(entries: Iterable[RegisterEntry], memory: Memory) -> list[Difference]:
    found = [one for entry in entries for one in _differences(entry, memory)]
    alarming = {one.entry.pk for one in found if one.is_alert}
    kinds = list(DifferenceKind)

    def place(one: Difference) -> tuple:
        name = one.centre.name.casefold(), str(one.entry.centre_id)
        return (one.entry.pk not in alarming, *name, kinds.index(one.kind))

    return sorted(found, key=place)


def _differences(entry: RegisterEntry, memory: Memory) -> Iterator[Difference]:
    yield from _alerts_of(entry, memory)
    centre = _centre(entry)
    for kind in COLUMNS:
        if says_otherwise(entry, centre, kind) and not _is_kept(entry, kind, memory):
            yield _difference(entry, kind, text(centre, kind), memory)
    yield from _status(entry, memory)
    yield from _back(entry, memory)


def _difference(entry: RegisterEntry, kind: DifferenceKind, ours: str, memory: Memory) -> Difference:
    change = memory.last_change(entry, kind)
    until = (change.before or "nothing", date_format(change.changed_at, "j F Y")) if change else ()
    return Difference(entry, kind, text(entry, kind), ours, *until)


def _is_kept(entry: RegisterEntry, kind: str, memory: Memory) -> bool:
    """Somebody saw this very value and kept ours, and the register has not changed it since."""
    decision = memory.decision(entry, kind)
    if decision is None or decision.value != text(entry, kind):
        return False
    return not memory.changes_since(entry, kind, kind)


def _status(entry: RegisterEntry, memory: Memory) -> Iterator[Difference]:
    """A centre has no column for it: it differs from what it was when somebody last took note."""
    kind = DifferenceKind.STATUS
    changes = memory.changes_since(entry, kind, kind)
    if changes and changes[0].before != text(entry, kind):
        yield _difference(entry, kind, "", memory)


def _back(entry: RegisterEntry, memory: Memory) -> Iterator[Difference]:
    """On the register again, after somebody took note that it had left."""
    left, back = (memory.decision(entry, kind) for kind in (DifferenceKind.LEFT, DifferenceKind.BACK))
    if left and entry.gone_on is None and (back is None or back.decided_at < left.decided_at):
        yield Difference(entry, DifferenceKind.BACK, "On it again", "", left.value)


def _alerts_of(entry: RegisterEntry, memory: Memory) -> Iterator[Difference]:
    left = memory.decision(entry, DifferenceKind.LEFT)
    gone = f"Gone since {date_format(entry.gone_on, 'j F Y')}" if entry.gone_on else ""
    if gone and (left is None or left.value != gone):
        yield Difference(entry, DifferenceKind.LEFT, gone, "")
    if fell_from := _fell_from(entry, memory):
        now = text(entry, DifferenceKind.RATING)
        yield Difference(entry, DifferenceKind.FELL, now, "", fell_from)


def _fell_from(entry: RegisterEntry, memory: Memory) -> str:
    """The best rating that an import changed since somebody last acknowledged a fall, or that we hold from earlier."""
    kind = DifferenceKind.FELL
    earlier = [one.before for one in memory.changes_since(entry, kind, DifferenceKind.RATING)]
    known = memory.decision(entry, kind)
    if known is None or known.value != text(entry, DifferenceKind.RATING):
        earlier += _held_from_earlier(entry)
    return best_above(entry.register, entry.rating, earlier)


def _held_from_earlier(entry: RegisterEntry) -> list[str]:
    centre = _centre(entry)
    if centre.regulator != entry.register or not (centre.rating_on and entry.rating_on):
        return []
    is_earlier = centre.rating_on < entry.rating_on
    return [text(centre, DifferenceKind.RATING)] if is_earlier else []
