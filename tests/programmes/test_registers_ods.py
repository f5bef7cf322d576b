"""A spreadsheet is read as it would be seen, its blanks counted and never made."""

import pytest

from programmes.registers import ods_rows
from programmes.registers.columns import read_rows
from programmes.registers.cqc_filters import FORMAT
from programmes.registers.sources import open_file, source_of
from tests.programmes.register_files import (
    BLANK_ROWS,
    MONTHLY_COLUMNS,
    MONTHLY_ROW,
    ods_cell,
    ods_file,
    ods_row,
    ods_sheet,
)


def rows_of(tmp_path, *rows):
    """Number and cells of each row of one sheet."""
    with ods_file(tmp_path, ods_sheet("Sheet", rows)).open("rb") as file:
        return [(number, cells) for _, number, cells in ods_rows.read(file, "register.ods")]


def row(*cells):
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def typed(kind, attribute, value, shown):
    cell = f'office:value-type="{kind}" office:{attribute}="{value}"'
    return f"<table:table-cell {cell}><text:p>{shown}</text:p></table:table-cell>"


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    blank = '<table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>'

    assert rows_of(tmp_path, blank, ods_row(["a"]), BLANK_ROWS, ods_row(["b"])) == [
        (5, ["a"]),
        (1_000_006, ["b"]),
    ]


def test_a_filled_row_that_is_only_counted_is_given_each_time(tmp_path):
    repeated = ods_row(["a"]).replace("<table:table-row>", '<table:table-row table:number-rows-repeated="3">')

    assert rows_of(tmp_path, repeated) == [(1, ["a"]), (2, ["a"]), (3, ["a"])]


def test_cells_that_are_only_counted_keep_their_columns(tmp_path):
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    twice = '<table:table-cell table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell>'

    assert rows_of(tmp_path, row(ods_cell("a"), gap, twice)) == [(1, ["a", "", "", "b", "b"])]


def test_covered_cells_keep_their_columns(tmp_path):
    assert rows_of(tmp_path, row(ods_cell("a"), "<table:covered-table-cell/>", ods_cell("b"))) == [
        (1, ["a", "", "b"])
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (typed("date", "date-value", "2026-08-31", "31 Aug"), "2026-08-31"),
        (typed("float", "value", "53.80123", "53.8"), "53.80123"),
        (typed("float", "value", "2079460123.0", "2.1E+09"), "2079460123"),
        (typed("float", "value", "2.079460123E9", "2.1E+09"), "2079460123"),
        (typed("string", "value", "no", "yes"), "yes"),
        (typed("float", "value", "odd", "12"), "12"),
    ],
)
def test_numbers_and_dates_are_read_as_they_are_not_as_they_look(tmp_path, cell, text):
    assert rows_of(tmp_path, row(cell)) == [(1, [text])]


def test_comments_in_a_cell_are_not_its_text(tmp_path):
    note = "<office:annotation><text:p>a comment</text:p></office:annotation>"
    cell = f"<table:table-cell>{note}<text:p>Mill <text:a>House</text:a></text:p></table:table-cell>"

    assert rows_of(tmp_path, row(cell)) == [(1, ["Mill House"])]


def test_lines_and_spaces_within_a_cell_stay_apart(tmp_path):
    cell = "<table:table-cell><text:p>Mill<text:s/>House</text:p><text:p>Leeds</text:p></table:table-cell>"

    assert rows_of(tmp_path, row(cell)) == [(1, ["Mill House\nLeeds"])]


def test_sheets_before_and_after_the_locations_are_not_read(tmp_path):
    values = [MONTHLY_ROW.get(name, "") for name in MONTHLY_COLUMNS]
    locations = ods_sheet("Locations", [ods_row(MONTHLY_COLUMNS), ods_row(values)])
    path = ods_file(
        tmp_path, ods_sheet("README", [ods_row(values)]), locations, ods_sheet("Notes", [ods_row(values)])
    )

    with open_file(path) as file:
        _, rows = read_rows(source_of(file, path.name, ("utf-8",)), [FORMAT], "register", path.name)
        assert [cells["name"] for cells in rows] == ["Larkfield House"]
