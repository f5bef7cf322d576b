"""Make the table of RegisterEntry hold what a register's file says."""

from contextlib import closing
from itertools import chain
from pathlib import Path

from django.db import transaction

from programmes.models import Register, RegisterChange, RegisterEntry, RegisterRun
from programmes.registers.comparing import REGISTER_COLUMNS, Batch, Change, Comparison
from programmes.registers.reading import Progress, Spool, read_file
from programmes.registers.report import Report
from programmes.registers.said import KINDS_OF_ROWS, text
from programmes.registers.sources import open_file


def import_file(
    register: Register,
    path: Path,
    report: Report,
    *,
    dry_run: bool = False,
    force: bool = False,
    progress: Progress = lambda share, rows: None,
) -> None:
    """Read the whole file, then write in one transaction; a dry run only compares.

    Raises RegisterFileError, with nothing written, for a file that is not as it should be, and
    unless forced for one with no relevant row, or over a fifth fewer than at the last import.
    """
    with closing(Spool()) as spool:
        with open_file(path) as file:
            read_file(register, file, path.name, spool, report, progress)
        if dry_run:
            _compare(Comparison(register, report, path.name), spool, force)
            return
        with transaction.atomic():
            hold(register)
            write(Comparison(register, report, path.name), spool, force)


def _compare(comparison: Comparison, spool: Spool, force: bool) -> None:
    for _ in chain(comparison.batches(spool), comparison.gone()):
        pass
    if not force:
        comparison.refuse_if_shrunk()


def hold(register: Register) -> None:
    """Have whoever else imports this register wait until this transaction ends: they hold its first run too."""
    RegisterRun.objects.filter(register=register).select_for_update().order_by("pk").first()


def write(comparison: Comparison, spool: Spool, force: bool) -> RegisterRun:
    """What came of it is in the run that is given back. In a transaction, after `hold`."""
    run = RegisterRun.objects.create(register=comparison.register)
    for batch in comparison.batches(spool):
        _write(comparison, run, batch)
    if not force:
        comparison.refuse_if_shrunk()
    report = comparison.report
    missing = comparison.entries.on_register().exclude(seen_in=run)
    report.gone = missing.update(gone_on=comparison.today)
    run.rows_read, run.relevant = report.read, report.relevant
    for count in ("created", "updated", "unchanged", "gone", "skipped"):
        setattr(run, count, getattr(report, count))
    run.save()
    return run


def _write(comparison: Comparison, run: RegisterRun, batch: Batch) -> None:
    """An unchanged row's bookkeeping is not a change: the day and run that saw it last."""
    comparison.entries.filter(pk__in=batch.unchanged).update(seen_in=run, last_seen_on=comparison.today)
    for change in batch.changes:
        change.now.seen_in = run
    RegisterEntry.objects.bulk_create(
        [change.now for change in batch.changes],
        update_conflicts=True,
        unique_fields=["register", "register_id"],
        update_fields=[*REGISTER_COLUMNS, "last_seen_on", "gone_on", "seen_in"],
    )
    RegisterChange.objects.bulk_create(said for change in batch.changes for said in _said_before(change, run))


def _said_before(change: Change, run: RegisterRun) -> list[RegisterChange]:
    """What a row that is ours said until now."""
    before, now = change.before, change.now
    if before is None or before.centre_id is None:
        return []
    said = ((kind, text(before, kind), text(now, kind)) for kind in KINDS_OF_ROWS)
    return [
        RegisterChange(entry=before, run=run, kind=kind, before=old) for kind, old, new in said if old != new
    ]
