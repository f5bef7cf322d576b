"""Listings written as a file."""

import csv
import io
from collections.abc import Callable, Iterator

import openpyxl
from django.db.models import QuerySet

from desk.sheets.resources import ListingResource

BATCH = 500


def rows_of(resource: ListingResource, listings: QuerySet) -> Iterator[list[str]]:
    """The headings, then a row for each listing."""
    columns = resource.get_export_fields()
    yield [column.column_name for column in columns]
    for listing in listings.iterator(chunk_size=BATCH):
        yield [column.export(listing) for column in columns]


def to_csv(rows: Iterator[list[str]]) -> bytes:
    """In UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(rows: Iterator[list[str]]) -> bytes:
    """Every cell as text, so that no leading zero is lost."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Listings")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


FORMATS: dict[str, tuple[str, Callable[[Iterator[list[str]]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", to_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
}
