"""Reading an uploaded spreadsheet, CSV or XLSX, row by row, every cell as a text."""

import csv
import datetime
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import openpyxl

from desk.sheets.cells import one_line_ending
from desk.uploads.kinds import RefusedFileError

# Bytes: of the file, and of what an XLSX file unpacks to.
LARGEST, LARGEST_UNPACKED = 30_000_000, 300_000_000
XLSX_MARK = b"PK\x03\x04"


@dataclass(frozen=True)
class UnreadableCell:
    """A cell whose value nobody typed; `reason` is a sentence."""

    reason: str


Cell = str | UnreadableCell
FORMULA = UnreadableCell("This cell holds a formula: put its value there instead.")
BROKEN = UnreadableCell("This cell shows an error instead of a value.")


def read_rows(content: bytes) -> Iterator[tuple[int, list[Cell]]]:
    """Each row that holds anything: its number as a spreadsheet counts, and its cells. Raises RefusedFileError."""
    reader = _xlsx_rows if content.startswith(XLSX_MARK) else _csv_rows
    for number, cells in enumerate(reader(content), 1):
        if any(cells):
            yield number, cells


def _csv_rows(content: bytes) -> Iterator[list[Cell]]:
    lines = csv.reader(io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline=""), strict=True)
    try:
        for cells in lines:
            yield [one_line_ending(cell) for cell in cells]
    except UnicodeDecodeError:
        raise RefusedFileError(
            "This is no CSV file in UTF-8: save it as “CSV UTF-8” or as XLSX, and upload that."
        ) from None
    except csv.Error as error:
        raise RefusedFileError(f"Near line {lines.line_num} this is no CSV file: {error}.") from None


def _xlsx_rows(content: bytes) -> Iterator[list[Cell]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                raise RefusedFileError("This file unpacks to more than 300 MB: split it.")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        sheet = book.worksheets[0]
        # What the file says of its own size may be wrong.
        sheet.reset_dimensions()
        for row in sheet.iter_rows():
            yield [_text_of(cell) for cell in row]
    except RefusedFileError:
        raise
    except Exception as error:  # the library raises whatever it stumbles over
        raise RefusedFileError(
            "This XLSX file is damaged: open it, save it again, and upload that."
        ) from error


def _text_of(cell) -> Cell:
    """As somebody would type it; formulas are not worked out here."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        return FORMULA if cell.data_type == "f" else BROKEN
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return one_line_ending(str(value))
