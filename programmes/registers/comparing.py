"""What a register's file says beside what we hold of it. Nothing is written here, and nothing held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import F, QuerySet
from django.utils import timezone

from programmes.models import Register, RegisterEntry, RegisterRun
from programmes.registers.reading import Spool
from programmes.registers.refusal import RegisterFileError, ShrunkFileError
from programmes.registers.report import Report

BATCH = 500
# A file that has lost more than this share of its services is taken for a broken download.
MOST_LOST = 0.20
OURS_FIRST = F("centre__name").asc(nulls_last=True)

# What a register says. Everything else of an entry is ours and is never written by an import.
REGISTER_COLUMNS = [
    "name",
    "provider_name",
    "provider_register_id",
    "organisation_id",
    "street",
    "town",
    "county",
    "postcode",
    "region",
    "local_authority",
    "latitude",
    "longitude",
    "phone",
    "website",
    "service_types",
    "status",
    "rating",
    "rating_on",
]


@dataclass(frozen=True)
class Change:
    """A service that is new or says something else: its row of the file, what we held (None if it is new), and
    what to hold now, without a key: the register's id finds the row to write over.
    """

    row: int
    before: RegisterEntry | None
    now: RegisterEntry
    problems: list[str]


@dataclass
class Batch:
    changes: list[Change] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)


class Comparison:
    """Takes the file batch by batch, and counts in the report. Of a service met it keeps the id and a number."""

    def __init__(self, register: Register, report: Report, file: str):
        self.register, self.report, self.file = register, report, file
        self.today = timezone.localdate()
        self.entries = RegisterEntry.objects.filter(register=register)
        self.last = RegisterRun.objects.filter(register=register).first()
        self._said: dict[str, int] = {}

    def batches(self, spool: Spool) -> Iterator[Batch]:
        """Raises RegisterFileError if the file says two things of one service."""
        for rows in spool.batches(BATCH):
            known = {entry.register_id: entry for entry in self._known({row[1] for row in rows})}
            batch = Batch()
            for row, register_id, values, problems in rows:
                if self._is_again(row, register_id, values):
                    continue
                entry = known.get(register_id)
                if entry and not entry.gone_on and _says(entry, values):
                    batch.unchanged.append(entry.pk)
                    self.report.unchanged += 1
                else:
                    batch.changes.append(Change(row, entry, self._now(register_id, entry, values), problems))
            yield batch

    def gone(self) -> Iterator[RegisterEntry]:
        """What the file no longer holds, once all of it was compared; what is ours first."""
        held = self.entries.on_register().select_related("centre").order_by(OURS_FIRST, "name", "pk")
        missing = (entry for entry in held.iterator(BATCH) if entry.register_id not in self._said)
        for entry in missing:
            self.report.gone += 1
            yield entry

    def refuse_if_shrunk(self) -> None:
        """Once all of it was compared. Raises ShrunkFileError, for somebody to say that it is right."""
        now, before = self.report.relevant, self.last.relevant if self.last else 0
        if now < before * (1 - MOST_LOST):
            raise ShrunkFileError(
                f"{self.file} holds {now:,} relevant rows where the last import held {before:,}"
            )
        if not now:
            raise ShrunkFileError(f"{self.file} holds no service about substance misuse")

    def _known(self, ids: set[str]) -> QuerySet[RegisterEntry]:
        return self.entries.filter(register_id__in=ids).select_related("centre")

    def _is_again(self, row: int, register_id: str, values: Mapping) -> bool:
        """Whether an earlier row said the same of this service; of what that said a number is kept."""
        says = hash(frozenset(values.items()))
        if register_id not in self._said:
            self._said[register_id] = says
            return False
        if self._said[register_id] != says:
            raise RegisterFileError(
                f"{self.file}, row {row}: {register_id} stands in the file twice with different values, "
                "so nothing was imported: download it again."
            )
        self.report.skip(row, f"it says again what an earlier row says of {register_id}.")
        return True

    def _now(self, register_id: str, before: RegisterEntry | None, values: Mapping) -> RegisterEntry:
        said = {column: getattr(before, column) for column in REGISTER_COLUMNS} if before else {}
        if before and "latitude" not in values and before.postcode != values.get("postcode"):
            said |= {"latitude": None, "longitude": None}  # they were the old address's
        if before:
            self.report.updated += 1
        else:
            self.report.created += 1
        return RegisterEntry(
            register=self.register,
            register_id=register_id,
            first_seen_on=self.today,
            last_seen_on=self.today,
            **{**said, **values},
        )


def _says(entry: RegisterEntry, values: Mapping) -> bool:
    return all(getattr(entry, column) == value for column, value in values.items())
