"""The check of a whole file: row by row against the listings, without holding anything."""

from collections.abc import Iterator
from uuid import UUID

from desk.models import Outcome, Upload, UploadRow
from desk.sheets.files import Cell, read_rows
from desk.sheets.headings import KEY, read_headings
from desk.sheets.problems import NOT_THERE, Problem
from desk.sheets.row_check import RowCheck
from desk.sheets.sheets import SHEETS, Sheet
from desk.sheets.widgets import KeyWidget
from desk.uploads.kinds import RefusedFileError
from desk.uploads.progress import Progress
from programmes.models import Catalogue

# More in one piece takes more memory and holds writers up longer.
MOST_ROWS = 20_000
BATCH = 200
Row = tuple[int, list[Cell]]


def check(upload: Upload, progress: Progress) -> None:
    sheet = SHEETS[upload.kind]
    progress.note(Catalogue.objects.version())
    rows = _read(bytes(upload.content), progress)
    _, first = rows.pop(0)
    headings = read_headings(first, sheet.resource())
    progress.expect(len(rows))
    judge, keys = RowCheck(sheet), _Keys()
    for start in range(0, len(rows), BATCH):
        for row in _judged(sheet, judge, keys, headings, rows[start : start + BATCH]):
            progress.add(row)


def _read(content: bytes, progress: Progress) -> list[Row]:
    rows: list[Row] = []
    for row in read_rows(content):
        rows.append(row)
        progress.beat()
        if len(rows) > MOST_ROWS + 1:
            raise RefusedFileError(f"More than {MOST_ROWS:,} rows: split the file.")
    if not rows:
        raise RefusedFileError("The file is empty.")
    return rows


class _Keys:
    """The ids of one file, each once."""

    def __init__(self):
        self._rows: dict[UUID, int] = {}
        self._widget = KeyWidget()

    def read(self, number: int, cell: Cell) -> tuple[UUID | None, list[Problem]]:
        if not isinstance(cell, str):
            return None, [(KEY, cell.reason)]
        try:
            key = self._widget.clean(cell)
        except ValueError as error:
            return None, [(KEY, str(error))]
        first = self._rows.setdefault(key, number) if key else number
        return key, [] if first == number else [(KEY, f"Row {first} of this file has this id too.")]


def _judged(
    sheet: Sheet, judge: RowCheck, keys: _Keys, headings: list[str], rows: list[Row]
) -> Iterator[UploadRow]:
    """Rows of one batch, whose listings are read together."""
    found = [(number, cells, *keys.read(number, _cell(headings, cells))) for number, cells in rows]
    listings = sheet.listings().in_bulk([key for _, _, key, _ in found if key])
    for number, cells, key, problems in found:
        if not problems and len(cells) > len(headings) and any(cells[len(headings) :]):
            problems = [("", "There is something to the right of the last column.")]
        if not problems and key and key not in listings:
            problems = [(KEY, NOT_THERE.format(sheet.model._meta.verbose_name))]
        if problems:
            yield UploadRow(number=number, outcome=Outcome.REFUSED, problems=problems)
        else:
            named = dict(zip(headings, [*cells, *[""] * len(headings)], strict=False))
            given = {name: cell for name, cell in named.items() if name not in (KEY, "")}
            yield judge.judge(number, given, listings.get(key) if key else None)


def _cell(headings: list[str], cells: list[Cell]) -> Cell:
    at = headings.index(KEY)
    return cells[at] if at < len(cells) else ""
