"""What the file of a register would change: read and compared as the command's dry run does."""

from contextlib import closing

from desk.models import Upload
from desk.register_files.packing import unpacked
from desk.register_files.telling import changed_row, found_in_all, gone_row
from desk.uploads.kinds import RefusedFileError
from desk.uploads.progress import Progress
from programmes.models import Register, RegisterRun
from programmes.registers.comparing import Comparison
from programmes.registers.reading import Spool, read_file
from programmes.registers.refusal import RegisterFileError, ShrunkFileError
from programmes.registers.report import Report

# What errors call it: they stand on its own page.
FILE = "This file"


def last_import(register: Register) -> str:
    """Names it, to know later whether there was another."""
    run = RegisterRun.objects.filter(register=register).first()
    return str(run.pk) if run else ""


def check(upload: Upload, progress: Progress) -> str:
    """Gives back that the file lost so many services that somebody has to say it is right."""
    register = Register(upload.kind)
    progress.note(last_import(register))
    with closing(Report()) as report, closing(Spool()) as spool:
        try:
            read(upload, spool, report, progress)
            comparison = Comparison(register, report, FILE)
            _compare(comparison, spool, progress)
        except RegisterFileError as error:
            raise RefusedFileError(str(error)) from error
        progress.total(found_in_all(report))
        return _shrunk(comparison)


def read(upload: Upload, spool: Spool, report: Report, progress: Progress) -> None:
    """Put the leads of the file in the spool, and say how far that is. Raises RegisterFileError."""

    def tell(share: float, rows: int) -> None:
        progress.reach(rows, max(rows, round(rows / share)) if share else rows)

    with closing(unpacked(upload)) as file:
        read_file(Register(upload.kind), file, FILE, spool, report, tell)
    progress.reach(report.read, report.read)
    progress.flush()


def _compare(comparison: Comparison, spool: Spool, progress: Progress) -> None:
    for batch in comparison.batches(spool):
        for change in batch.changes:
            progress.add(changed_row(change))
        progress.beat()
    for number, entry in enumerate(comparison.gone(), 1):
        progress.add(gone_row(number, entry))


def _shrunk(comparison: Comparison) -> str:
    try:
        comparison.refuse_if_shrunk()
    except ShrunkFileError as error:
        return f"{error}. A broken download looks like that: look at what is gone, below."
    return ""
