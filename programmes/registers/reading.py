"""A register's file as leads, and the spool that holds them until the whole file has been read."""

import datetime
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO

from programmes.models import Register
from programmes.registers import care_inspectorate, cqc_directory, cqc_filters
from programmes.registers.columns import read_rows
from programmes.registers.leads import Lead, Skip
from programmes.registers.report import Report
from programmes.registers.scratch import scratch_file
from programmes.registers.sources import source_of

FORMATS = {
    Register.CQC: (cqc_directory.FORMAT, cqc_filters.FORMAT),
    Register.CARE_INSPECTORATE: (care_inspectorate.FORMAT,),
}
# CQC publishes UTF-8; the Care Inspectorate Windows-1252, though a copy of it may be UTF-8.
ENCODINGS = {
    Register.CQC: ("utf-8-sig",),
    Register.CARE_INSPECTORATE: ("utf-8-sig", "cp1252"),
}
Progress = Callable[[float, int], None]
# Row number, register id, values, and sentences on what was left empty.
Spooled = tuple[int, str, dict, list[str]]


class Spool:
    """Leads in a scratch file: a file found damaged on its last row has then written nothing. Close it."""

    def __init__(self) -> None:
        self._file = scratch_file()

    def add(self, row: int, lead: Lead) -> None:
        line = [row, lead.register_id, lead.values, lead.problems]
        self._file.write(json.dumps(line, default=str) + "\n")

    def close(self) -> None:
        self._file.close()

    def batches(self, size: int) -> Iterator[list[Spooled]]:
        """So many at a time."""
        self._file.seek(0)
        while batch := [_unspooled(line) for line in islice(self._file, size)]:
            yield batch


def read_file(
    register: Register, file: BinaryIO, name: str, spool: Spool, report: Report, progress: Progress
) -> None:
    """Put every lead of the file in the spool. Raises RegisterFileError; counts and notes go to the report.

    `name` is what errors call the file. `progress` is called with the share of it read, 0 to 1, and the rows so far.
    """
    source = source_of(file, name, ENCODINGS[register])
    format, rows = read_rows(source, FORMATS[register], register.label, name)
    report.format = format.title
    for cells in rows:
        report.read += 1
        _take(cells.number, format.read(cells), spool, report)
        progress(source.progress, report.read)


def _take(row: int, lead: Lead | Skip | None, spool: Spool, report: Report) -> None:
    if lead is None:
        report.others += 1
    elif isinstance(lead, Skip):
        report.skip(row, lead.reason)
    else:
        spool.add(row, lead)
        for problem in lead.problems:
            report.note(row, lead.register_id, problem)


def _unspooled(line: str) -> Spooled:
    row, register_id, values, problems = json.loads(line)
    if values.get("rating_on"):
        values["rating_on"] = datetime.date.fromisoformat(values["rating_on"])
    return row, register_id, values, problems
