"""What is exported imports again unchanged, whatever stands in it."""

import datetime
import io

import openpyxl
import pytest

from desk.sheets.cells import LONGEST, as_cell, from_cell
from desk.sheets.sheets import SHEETS
from tests.builders import make_centre, make_programme, make_provider, make_therapist
from tests.desk.sheets import as_csv, checked, export, exported_rows, outcomes, problems, write

pytestmark = pytest.mark.django_db

NASTY = [
    "=1+1",
    "+44 is a prefix",
    "-5 and -5",
    "@here",
    "'quoted'",
    "''twice",
    "0012",
    'He said "so", and; then',
    "one\r\ntwo\nthree",
    "Llŷn ac Ynys Môn: cân, tŷ, ŵyl",
    "  spaces  ",
    "\ttab",
    "bell\x07",
    "a|b",
    "x" * (LONGEST + 5),
    "1e5",
    "TRUE",
    "2026-01-05",
]


@pytest.fixture
def nasty():
    """Listings of every kind with such texts, and with every sort of column filled in."""
    provider = make_provider(name="=Provider, Ltd")
    for n, text in enumerate(NASTY):
        place = {"latitude": -0.5 + 51, "longitude": -1.25, "coordinates_from": "exact"}
        centre = make_centre(
            name=text[:200], street=text[:250], provider=provider, phone="020 7946 0123", **place
        )
        make_programme(
            name=text[:200],
            centre=centre,
            description=text,
            summary=text[:300],
            activities=("singing", "drumming"),
            price_from=n,
            frequency="weekly",
            sessions_per_week=1,
        )
        make_therapist(name=text[:120], approaches=text, hcpc_number=f"AS0{n:03d}")
    make_centre(
        name="Rated", regulator="cqc", registration_id="1-0001", rating="Good", rating_on="2026-01-05"
    )


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("name", SHEETS)
def test_what_is_exported_imports_again_unchanged(nasty, name, ending):
    again = checked(name, export(name, ending))

    assert problems(again) == []
    assert set(outcomes(again)) == {"Unchanged"}
    assert again.rows.count() >= len(NASTY)


@pytest.mark.parametrize("text", [*NASTY[:-4], "\r=1", "\n=1", ""])
def test_a_mark_is_taken_off_again(text):
    assert not as_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert as_cell(from_cell(as_cell(text))) == as_cell(text)


@pytest.mark.parametrize("text", ["=1+1", "'a", "''b", "-x", "@x", "\tx", "plain"])
def test_a_mark_hides_nothing(text):
    assert from_cell(as_cell(text)) == text


def test_a_formula_is_no_formula_in_the_files():
    make_programme(name="Songs", summary="=HYPERLINK(1)")
    book = openpyxl.load_workbook(io.BytesIO(export("programmes", "xlsx")))
    cells = [cell for row in book.active.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]

    assert [(cell.value, cell.data_type) for cell in cells] == [("'=HYPERLINK(1)", "s")]
    assert "'=HYPERLINK(1)" in export("programmes").decode()


def test_a_typed_mark_arrives_as_what_it_hides():
    make_programme(name="Songs")
    row = exported_rows("programmes")[0] | {"price_includes": "'=all of it"}
    write(checked("programmes", as_csv([row])))

    assert SHEETS["programmes"].model.objects.get().price_includes == "=all of it"


def test_numbers_and_dates_that_a_spreadsheet_made_of_the_texts_are_the_same():
    make_centre(
        name="Rated",
        rating="Good",
        rating_on="2026-01-05",
        latitude=53.0,
        longitude=-1.5,
        coordinates_from="exact",
    )
    book = openpyxl.load_workbook(io.BytesIO(export("centres", "xlsx")))
    headings = [cell.value for cell in book.active[1]]
    for name, value in [("rating_on", datetime.datetime(2026, 1, 5)), ("longitude", -1.5)]:
        book.active.cell(2, headings.index(name) + 1).value = value
    file = io.BytesIO()
    book.save(file)

    assert outcomes(checked("centres", file.getvalue())) == ["Unchanged"]


def test_a_cut_text_is_not_shortened_by_an_edit():
    make_programme(description="x" * (LONGEST + 5))
    row = exported_rows("programmes")[0]
    refused = checked("programmes", as_csv([row | {"description": row["description"][:-1]}]))

    assert "longer than a cell can hold" in problems(refused)[0][2]


# Who looks after a listing is no matter of a file that goes out.
OF_STAFF = {"curator"}


def test_every_column_that_staff_write_is_in_the_sheet():
    """A field added later finds its place here in the same change."""
    for sheet in SHEETS.values():
        editable = {one.name for one in sheet.model._meta.concrete_fields if one.editable} - OF_STAFF
        written = {one.column_name for one in sheet.resource().get_export_fields()}
        assert written - editable == {"id", *sheet.resource.to_read}
        assert editable <= written
