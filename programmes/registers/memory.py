"""What imports changed of some rows, and what staff decided of them. Two queries, however many rows."""

from collections import defaultdict
from typing import Any

from programmes.models import RegisterChange, RegisterDecision


class Memory:
    def __init__(self, **rows: Any) -> None:
        """Of the entries that these conditions find, such as `entry__centre__in=centres`."""
        decisions = RegisterDecision.objects.filter(**rows).order_by("decided_at", "pk")
        self.decided = {(one.entry_id, one.kind): one for one in decisions}
        self.changes: dict[tuple, list[RegisterChange]] = defaultdict(list)
        for change in RegisterChange.objects.filter(**rows).order_by("changed_at", "pk"):
            self.changes[change.entry_id, change.kind].append(change)

    def decision(self, entry, kind: str) -> RegisterDecision | None:
        """The newest."""
        return self.decided.get((entry.pk, kind))

    def last_change(self, entry, kind: str) -> RegisterChange | None:
        changes = self.changes.get((entry.pk, kind))
        return changes[-1] if changes else None

    def changes_since(self, entry, decided: str, of: str) -> list[RegisterChange]:
        """Changes of one kind since the decision about another, or about the same; all if there is none."""
        decision = self.decision(entry, decided)
        changes = self.changes.get((entry.pk, of), [])
        return [one for one in changes if decision is None or one.changed_at > decision.decided_at]
