"""A file that is not as it should be is refused in one sentence, and nothing is written."""

import zipfile

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from programmes.models import RegisterEntry, RegisterRun
from tests.programmes.register_files import (
    DIRECTORY_COLUMNS,
    MONTHLY_COLUMNS,
    MONTHLY_ROW,
    SCOTTISH_COLUMNS,
    SCOTTISH_ROW,
    WEEKLY_ROW,
    csv_text,
    monthly_ods,
    ods_file,
    ods_row,
    ods_sheet,
    scottish_file,
    several,
    weekly_file,
    write,
)

pytestmark = pytest.mark.django_db

WEEKLY = csv_text(DIRECTORY_COLUMNS, several(3))
SCOTTISH = csv_text(SCOTTISH_COLUMNS, [SCOTTISH_ROW])


def refusal(path, register="cqc") -> str:
    """The sentence, once it is sure that nothing was written."""
    with pytest.raises(CommandError) as raised:
        call_command("import_register", register, path)
    assert not RegisterEntry.objects.exists()
    assert not RegisterRun.objects.exists()
    sentence = str(raised.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("content", ["", "\n\n", "hello", "a,b,c\n1,2,3\n", "{}", SCOTTISH])
def test_what_is_not_the_register(tmp_path, content):
    assert "is not a file of the Care Quality Commission" in refusal(write(tmp_path, content))


def test_one_register_is_not_the_other(tmp_path):
    assert "is not a file of the Care Inspectorate" in refusal(weekly_file(tmp_path), "care-inspectorate")


def test_missing_file(tmp_path):
    path = tmp_path / "none.csv"

    assert refusal(path) == f"{path} cannot be read: No such file or directory."


def test_missing_file_is_named_as_it_was_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert refusal("data/../none.csv").startswith("data/../none.csv cannot be read")


def test_folder(tmp_path):
    assert "cannot be read" in refusal(tmp_path)


@pytest.mark.parametrize("column", ["Postcode", "Region", "CQC Location ID (for office use only)"])
def test_missing_column_is_named(tmp_path, column):
    columns = [name for name in DIRECTORY_COLUMNS if name != column]
    row = {name: WEEKLY_ROW.get(name, "") for name in columns}

    assert f"lacks the column “{column}”" in refusal(write(tmp_path, csv_text(columns, [row])))


def test_column_held_twice(tmp_path):
    text = WEEKLY.replace("Also known as", "Postcode")

    assert "holds the column “Postcode” twice" in refusal(write(tmp_path, text))


def test_ragged_last_row(tmp_path):
    assert "row 5: it has 3 cells where the header has 15" in refusal(write(tmp_path, WEEKLY + "a,b,c\n"))


def test_row_with_too_many_cells(tmp_path):
    assert "it has 17 cells" in refusal(write(tmp_path, WEEKLY + "x," * 16 + "x\n"))


def test_file_cut_off_inside_quotes(tmp_path):
    assert "is damaged after row 4" in refusal(write(tmp_path, WEEKLY + '"cut o'))


def test_nul_byte(tmp_path):
    assert "NUL byte on line 2" in refusal(write(tmp_path, WEEKLY.replace("House 0", "House\0", 1)))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(("register", "text"), [("cqc", WEEKLY), ("care-inspectorate", SCOTTISH)])
def test_utf_16_and_32(tmp_path, encoding, register, text):
    sentence = refusal(write(tmp_path, text.encode(encoding)), register)

    assert "UTF-16" in sentence or "NUL byte" in sentence


def test_bytes_undefined_in_windows_1252(tmp_path):
    content = SCOTTISH.encode().replace(b"Heather", b"He\x81ther")

    assert "not in UTF-8 nor Windows-1252" in refusal(write(tmp_path, content), "care-inspectorate")


def test_cqc_is_utf_8_alone(tmp_path):
    content = WEEKLY.replace("House 0", "Café").encode("cp1252")

    assert "is not text in UTF-8" in refusal(write(tmp_path, content))


def test_spreadsheet_of_another_kind(tmp_path):
    path = tmp_path / "register.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")

    assert "is not an ODS spreadsheet" in refusal(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_spreadsheet_cut_off(tmp_path, share):
    path = monthly_ods(tmp_path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])

    refusal(path)


def test_spreadsheet_whose_bytes_are_spoiled(tmp_path):
    path = monthly_ods(tmp_path)
    content = bytearray(path.read_bytes())
    content[300:340] = b"#" * 40
    path.write_bytes(content)

    assert "is a damaged spreadsheet" in refusal(path)


def test_spreadsheet_that_is_not_xml(tmp_path):
    assert "is a damaged spreadsheet" in refusal(ods_file(tmp_path, "</wrong>"))


@pytest.mark.parametrize(
    "prolog",
    ['<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>', '<!DOCTYPE a SYSTEM "file:///etc/hostname">'],
)
def test_spreadsheet_with_a_document_type(tmp_path, prolog):
    sheet = ods_sheet("Sheet", [ods_row(["&c;"])])

    assert "document type declaration" in refusal(ods_file(tmp_path, sheet, prolog=prolog))


def test_spreadsheet_that_is_endlessly_wide(tmp_path):
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell>'
    sheet = ods_sheet("Sheet", [f"<table:table-row>{cell}</table:table-row>"])

    assert "too wide" in refusal(ods_file(tmp_path, sheet))


def test_spreadsheet_with_an_endless_cell(tmp_path):
    sheet = ods_sheet("Sheet", [ods_row(["x" * 40_000])])

    assert "a cell is too long" in refusal(ods_file(tmp_path, sheet))


def test_spreadsheet_row_wider_than_its_header(tmp_path):
    header = ods_row(MONTHLY_COLUMNS)
    row = ods_row([*(MONTHLY_ROW.get(name, "") for name in MONTHLY_COLUMNS), "x"])

    assert "row 2: it has" in refusal(ods_file(tmp_path, ods_sheet("Sheet", [header, row])))


def test_care_inspectorate_as_spreadsheet_is_not_told_apart_by_its_name(tmp_path):
    path = scottish_file(tmp_path).rename(tmp_path / "register.ods")
    call_command("import_register", "care-inspectorate", path)

    assert RegisterEntry.objects.count() == 1
