"""What a text looks like in a cell, and back."""

import re

# A spreadsheet takes what begins so for a formula, and would run it. An apostrophe is the mark itself, so that
# taking the first one away always gives back what was there.
_NEEDS_MARK = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
MARK = "'"
# The most characters that a cell of a spreadsheet holds.
LONGEST = 32_767
# No XLSX file can hold these.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_cell(text: str) -> str:
    """The text with one kind of line ending, without what no cell can hold, and never taken for a formula."""
    plain = _UNSEEN.sub("", one_line_ending(text))
    return (MARK + plain if plain.startswith(_NEEDS_MARK) else plain)[:LONGEST]


def from_cell(cell: str) -> str:
    return cell.removeprefix(MARK)


def one_line_ending(text: str) -> str:
    """Browsers send one kind, spreadsheets write another."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
