"""Make the table of RegisterEntry hold what a register's file says."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from programmes.models import Register, RegisterChange, RegisterEntry, RegisterRun
from programmes.registers.reading import Progress, Spool, read_file
from programmes.registers.refusal import RegisterFileError
from programmes.registers.report import Report
from programmes.registers.said import KINDS_OF_ROWS, text

BATCH = 500
# A file that has lost more than this share of its services is taken for a broken download.
MOST_LOST = 0.20

# What a register says. Everything else of an entry is ours and is never written here.
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


def import_file(
    register: Register,
    path: Path,
    report: Report,
    *,
    dry_run: bool = False,
    force: bool = False,
    progress: Progress = lambda share, rows: None,
) -> None:
    """Read the whole file, then write in one transaction; a dry run takes that back.

    Raises RegisterFileError, with nothing written, for a file that is not as it should be, and
    unless forced for one with no relevant row, or over a fifth fewer than at the last import.
    """
    with closing(Spool()) as spool:
        read_file(register, path, spool, report, progress)
        with transaction.atomic():
            _Import(register, report, path.name).write(spool, force)
            transaction.set_rollback(dry_run)


class _Import:
    """One run. Each entry it meets is marked with it, so that memory never holds more than a batch."""

    def __init__(self, register: Register, report: Report, file: str):
        self.register = register
        self.report = report
        self.file = file
        self.today = timezone.localdate()
        self.entries = RegisterEntry.objects.filter(register=register)
        self.last = RegisterRun.objects.filter(register=register).first()
        self.run = RegisterRun.objects.create(register=register)

    def write(self, spool: Spool, force: bool) -> None:
        for batch in spool.batches(BATCH):
            self._take(batch)
        if not force:
            self._refuse_if_shrunk()
        gone = self.entries.on_register().exclude(seen_in=self.run)
        self.report.gone = gone.update(gone_on=self.today)
        self._record()

    def _take(self, batch: list[tuple[int, str, dict]]) -> None:
        ids = {register_id for _, register_id, _ in batch}
        known = {entry.register_id: entry for entry in self.entries.filter(register_id__in=ids)}
        changed: list[RegisterEntry] = []
        unchanged: list[int] = []
        said_before: list[RegisterChange] = []
        for row, register_id, values in batch:
            entry = known.get(register_id)
            if entry and entry.seen_in_id == self.run.pk:
                self._refuse_unless_same(row, entry, values)
                continue
            if entry and not entry.gone_on and _says(entry, values):
                unchanged.append(entry.pk)
            else:
                before, entry = entry, self._changed(register_id, entry, values)
                changed.append(entry)
                said_before += self._said_before(before, entry)
            entry.seen_in, known[register_id] = self.run, entry
        self._write(changed, unchanged)
        RegisterChange.objects.bulk_create(said_before)

    def _said_before(self, before: RegisterEntry | None, now: RegisterEntry) -> list[RegisterChange]:
        """What a row that is ours said until now."""
        if before is None or before.centre_id is None:
            return []
        said = ((kind, text(before, kind), text(now, kind)) for kind in KINDS_OF_ROWS)
        return [
            RegisterChange(entry=before, run=self.run, kind=kind, before=old)
            for kind, old, new in said
            if old != new
        ]

    def _changed(self, register_id: str, entry: RegisterEntry | None, values: Mapping) -> RegisterEntry:
        """A row for the table, without a key: the register's id finds the one to write over."""
        said = {column: getattr(entry, column) for column in REGISTER_COLUMNS} if entry else {}
        if entry and "latitude" not in values and entry.postcode != values.get("postcode"):
            said |= {"latitude": None, "longitude": None}  # they were the old address's
        if entry:
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

    def _write(self, changed: list[RegisterEntry], unchanged: list[int]) -> None:
        """An unchanged row's bookkeeping is not a change: the day and run that saw it last."""
        self.report.unchanged += len(unchanged)
        self.entries.filter(pk__in=unchanged).update(seen_in=self.run, last_seen_on=self.today)
        RegisterEntry.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["register", "register_id"],
            update_fields=[*REGISTER_COLUMNS, "last_seen_on", "gone_on", "seen_in"],
        )

    def _refuse_unless_same(self, row: int, entry: RegisterEntry, values: Mapping) -> None:
        if not _says(entry, values):
            raise RegisterFileError(
                f"{self.file}, row {row}: {entry.register_id} stands in the file twice with different values, "
                "so nothing was imported: download it again."
            )
        self.report.skip(row, f"it says again what an earlier row says of {entry.register_id}.")

    def _refuse_if_shrunk(self) -> None:
        now, before = self.report.relevant, self.last.relevant if self.last else 0
        if now < before * (1 - MOST_LOST):
            raise RegisterFileError(
                f"{self.file} holds {now:,} relevant rows where the last import held {before:,}: "
                "if that is right, import it again with --force."
            )
        if not now:
            raise RegisterFileError(
                f"{self.file} holds no service about substance misuse: if that is right, "
                "import it again with --force."
            )

    def _record(self) -> None:
        self.run.rows_read = self.report.read
        self.run.relevant = self.report.relevant
        for count in ("created", "updated", "unchanged", "gone", "skipped"):
            setattr(self.run, count, getattr(self.report, count))
        self.run.save()


def _says(entry: RegisterEntry, values: Mapping) -> bool:
    return all(getattr(entry, column) == value for column, value in values.items())
