"""Rows of an OpenDocument spreadsheet, read as a stream: memory does not grow with the file.

Source of the names: OASIS OpenDocument 1.3, part 3, chapters 9 (tables) and 19 (attributes). The
document's XML is read event by event and no tree is built. A document type declaration, and with it
any entity, is refused, so a hostile file cannot unfold.
"""

import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import BinaryIO
from xml.parsers import expat

from programmes.registers.refusal import RegisterFileError

CHUNK = 1 << 16
MOST_BYTES = 4 << 30  # of unpacked XML; the register's own file has under one
MOST_COLUMNS = 1024
MOST_ROWS = 1 << 20  # as many as a spreadsheet program shows
LONGEST_CELL = 32_767  # characters, as spreadsheet programs allow

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}


def read(file: BinaryIO, name: str) -> Iterator[tuple[int, int, list[str]]]:
    """Sheet (from 1), row number (from 1) and cells of every row that is not blank.

    Blank rows and cells that are only counted in the file are counted here too, never made.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _rows(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise RegisterFileError(f"{name} is a damaged spreadsheet: download it again.") from error


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[int, int, list[str]]]:
    try:
        content = archive.getinfo("content.xml")
    except KeyError:
        raise RegisterFileError(f"{name} is not an ODS spreadsheet: save it as ODS or CSV.") from None
    if content.file_size > MOST_BYTES:
        raise RegisterFileError(f"{name} unpacks to more than {MOST_BYTES >> 30} GB: it is not a register.")
    reader = _Reader(name)
    with archive.open(content) as xml:
        while chunk := xml.read(CHUNK):
            reader.feed(chunk)
            yield from reader.taken()
    reader.feed(b"", final=True)
    yield from reader.taken()


class _Reader:
    """Turns XML events into rows: `feed` bytes, then take what they completed."""

    def __init__(self, name: str):
        self.name = name
        self.done: deque[tuple[int, int, int, list[str]]] = deque()
        self.sheet = self.number = self.notes = 0
        self.row: list[str] | None = None
        self.row_repeat = self.cell_repeat = 1
        self.blanks = 0  # cells, made only if a filled one follows
        self.cell: list[str] | None = None
        self.value: str | None = None
        self.length = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def feed(self, chunk: bytes, final: bool = False) -> None:
        try:
            self.parser.Parse(chunk, final)
        except expat.ExpatError as error:
            raise RegisterFileError(f"{self.name} is a damaged spreadsheet: download it again.") from error

    def taken(self) -> Iterator[tuple[int, int, list[str]]]:
        while self.done:
            sheet, number, repeat, cells = self.done.popleft()
            for offset in range(repeat):
                yield sheet, number + offset, cells

    def _refuse_doctype(self, *args) -> None:
        raise RegisterFileError(f"{self.name} holds a document type declaration, which no spreadsheet needs.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in CELLS:
            self._start_cell(attributes)
        elif tag == f"{TABLE}table-row":
            self.row, self.blanks = [], 0
            self.row_repeat = self._repeat(attributes, "number-rows-repeated")
        elif tag == f"{TABLE}table":
            self.sheet, self.number = self.sheet + 1, 0
        elif tag == f"{OFFICE}annotation":
            self.notes += 1
        elif self.cell is not None:
            self._start_text(tag, attributes)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell, self.length = [], 0
        self.value = _typed_value(attributes)
        self.cell_repeat = self._repeat(attributes, "number-columns-repeated")

    def _start_text(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{TEXT}p" and self.cell:
            self._characters("\n")
        elif tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            self._characters(" ")

    def _characters(self, text: str) -> None:
        if self.cell is None or self.notes:
            return
        self.length += len(text)
        if self.length > LONGEST_CELL:
            raise RegisterFileError(f"{self.name}, row {self.number + 1}: a cell is too long for a register.")
        self.cell.append(text)

    def _end(self, tag: str) -> None:
        if tag in CELLS:
            self._end_cell()
        elif tag == f"{TABLE}table-row":
            self._end_row()
        elif tag == f"{OFFICE}annotation":
            self.notes -= 1

    def _end_cell(self) -> None:
        text = "".join(self.cell or ()) if self.value is None else self.value
        self.cell = None
        if self.row is None:
            return
        if not text.strip():
            self.blanks += self.cell_repeat
            return
        if len(self.row) + self.blanks + self.cell_repeat > MOST_COLUMNS:
            raise RegisterFileError(f"{self.name}, row {self.number + 1}: too wide for a register.")
        self.row += [""] * self.blanks + [text] * self.cell_repeat
        self.blanks = 0

    def _end_row(self) -> None:
        if self.row:
            if self.number + self.row_repeat > MOST_ROWS:
                raise RegisterFileError(f"{self.name} holds more than {MOST_ROWS:,} rows in one sheet.")
            self.done.append((self.sheet, self.number + 1, self.row_repeat, self.row))
        self.number += self.row_repeat
        self.row = None

    def _repeat(self, attributes: dict[str, str], attribute: str) -> int:
        text = attributes.get(TABLE + attribute, "1")
        if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
            raise RegisterFileError(f"{self.name} is a damaged spreadsheet: download it again.")
        return int(text)


def _typed_value(attributes: dict[str, str]) -> str | None:
    """A number or date as it is, not as the sheet shows it; None if the cell's text is its value."""
    kind = attributes.get(f"{OFFICE}value-type")
    if kind == "date":
        return attributes.get(f"{OFFICE}date-value")
    if kind != "float":
        return None
    value = attributes.get(f"{OFFICE}value", "")
    try:
        return f"{Decimal(value):f}".removesuffix(".0") if len(value) < 40 else None
    except InvalidOperation:
        return None
