"""A register's file, whatever its format, as rows of text cells."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from programmes.registers import csv_rows, ods_rows
from programmes.registers.refusal import RegisterFileError


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` is the row's number as a spreadsheet shows it, from 1; a CSV file is one sheet, 0."""

    sheet: int
    number: int
    cells: list[str]


@dataclass
class Source:
    """An open file. `may_be_short`: its rows leave out blank cells at their end, as spreadsheets do."""

    file: BinaryIO
    size: int
    may_be_short: bool
    rows: Iterator[SheetRow]

    @property
    def progress(self) -> float:
        """How much of the file has been read, from 0 to 1."""
        return min(1.0, self.file.tell() / self.size) if self.size else 1.0


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """Raises RegisterFileError if it cannot be opened."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise RegisterFileError(f"{path} cannot be read: {error.strerror}.") from error
    with file:
        yield file


def source_of(file: BinaryIO, name: str, encodings: tuple[str, ...]) -> Source:
    """Its rows raise RegisterFileError, calling the file by `name`, where it is none of a register."""
    size = file.seek(0, os.SEEK_END)
    if zipfile.is_zipfile(file):
        return Source(file, size, True, (SheetRow(*row) for row in ods_rows.read(file, name)))
    rows = csv_rows.read(file, name, encodings)
    return Source(file, size, False, (SheetRow(0, number, cells) for number, cells in rows))
