"""Rows of a CSV file, its encoding decided by strict decoding before the first row is given."""

import codecs
import csv
from collections.abc import Iterator
from typing import BinaryIO

from programmes.registers.refusal import RegisterFileError

CHUNK = 1 << 16
LONGEST_LINE = 1 << 20  # bytes; the registers' longest have a few thousand
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
NAMES = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}


def read(file: BinaryIO, name: str, encodings: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Each row's number, from 1, and its cells. Raises RegisterFileError for what is no such text."""
    lines = _lines(file, name, _encoding(file, name, encodings))
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines, strict=True), 1):
            yield number, cells
    except csv.Error as error:
        raise RegisterFileError(
            f"{name} is damaged after row {number} ({error}): download it again."
        ) from error


def _lines(file: BinaryIO, name: str, encoding: str) -> Iterator[str]:
    file.seek(0)
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise RegisterFileError(f"{name} holds a line too long for a register.")
        yield line.decode(encoding)


def _encoding(file: BinaryIO, name: str, encodings: tuple[str, ...]) -> str:
    file.seek(0)
    if file.read(2) in UTF_16_MARKS:
        raise RegisterFileError(f"{name} is in UTF-16: save it as CSV in UTF-8.")
    _refuse_nul(file, name)
    for encoding in encodings:
        if _decodes(file, encoding):
            return encoding
    wanted = " nor ".join(NAMES[encoding] for encoding in encodings)
    raise RegisterFileError(
        f"{name} is not {'text in ' if len(encodings) == 1 else 'in '}{wanted}: download it again, as CSV."
    )


def _refuse_nul(file: BinaryIO, name: str) -> None:
    line = 1
    for chunk in _chunks(file):
        before, found, _ = chunk.partition(b"\0")
        line += before.count(b"\n")
        if found:
            raise RegisterFileError(f"{name} holds a NUL byte on line {line}: download it again.")


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        for chunk in _chunks(file):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    return iter(lambda: file.read(CHUNK), b"")
