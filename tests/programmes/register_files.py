"""Files in the registers' own columns, with invented rows."""

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from programmes.registers.cqc_filters import COLUMNS as FILTER_COLUMNS

DIRECTORY_COLUMNS = [
    "Name",
    "Also known as",
    "Address",
    "Postcode",
    "Phone number",
    "Service's website (if available)",
    "Service types",
    "Date of latest check",
    "Specialisms/services",
    "Provider name",
    "Local authority",
    "Region",
    "Location URL",
    "CQC Location ID (for office use only)",
    "CQC Provider ID (for office use only)",
]
PERSONAL_COLUMNS = [
    "Registered manager",
    "Provider Nominated Individual Name",
    "Provider Main Partner Name",
]
MONTHLY_COLUMNS = [
    *PERSONAL_COLUMNS,
    *(aliases[0] for aliases in FILTER_COLUMNS.values()),
    "Service type - Care home service with nursing",
]
SCOTTISH_COLUMNS = [
    "CSNumber",
    "CareService",
    "Subtype",
    "AdditionalSubtypes",
    "ServiceName",
    "Address_line_1",
    "Address_line_2",
    "Address_line_4",
    "Service_town",
    "Service_Postcode",
    "Service_Phone_Number",
    "SP_number",
    "ServiceProvider",
    "ServiceStatus",
    "Dec25_Annual_Return_Submitted",
    "Council_Area_Name",
    "MinGrade",
    "MaxGrade",
    "Publication_of_Latest_Grading",
    "filter_match",
]

WEEKLY_ROW = {
    "Name": "Larkfield House",
    "Address": "30-32,Mill Lane,Leeds",
    "Postcode": "LS2 7DJ",
    "Phone number": "2079460123",
    "Service's website (if available)": "www.larkfield.example.org",
    "Service types": "Rehabilitation (substance abuse)|Nursing homes",
    "Local authority": "Leeds",
    "Region": "Yorkshire & Humberside",
    "CQC Location ID (for office use only)": "1-100000001",
}
MONTHLY_ROW = {
    "Location ID": "1-100000001",
    "Location Name": "Larkfield House",
    "Registered manager": "Invented Person",
    "Provider Nominated Individual Name": "Invented Person",
    "Provider Main Partner Name": "Invented Person",
    "Location Telephone Number": "02079460123",
    "Location Latest Overall Rating": "Good",
    "Publication Date": "31/08/2026",
    "Location Region": "Yorkshire & Humberside",
    "Location Street Address": "30-32 Mill Lane",
    "Location City": "Leeds",
    "Location Postal Code": "LS2 7DJ",
    "Location Latitude": "53.8",
    "Location Longitude": "-1.54",
    "Provider ID": "1-200000001",
    "Provider Name": "Larkfield Trust",
    "Provider Companies House Number": "1234567",
    "Service type - Residential substance misuse treatment and/or rehabilitation service": "Y",
}
SCOTTISH_ROW = {
    "CSNumber": "CS2099000001",
    "CareService": "Care Home Service",
    "Subtype": "Alcohol and Drugs Rehabilitation",
    "ServiceName": "Heather Lodge",
    "Address_line_1": "Heather Lodge",
    "Address_line_2": "4 Shore Road",
    "Service_town": "GLASGOW",
    "Service_Postcode": "G14 9NY",
    "Service_Phone_Number": "020 7946 0124",
    "SP_number": "SP2099000001",
    "ServiceProvider": "Heather Trust",
    "ServiceStatus": "Active",
    "MinGrade": "4",
    "MaxGrade": "5",
    "Publication_of_Latest_Grading": "11/12/2025",
}


def weekly(**changes) -> dict:
    """A row of CQC's weekly file; short names stand for its long ones."""
    names = {
        "id": "CQC Location ID (for office use only)",
        "types": "Service types",
        "phone": "Phone number",
        "website": "Service's website (if available)",
        "provider": "Provider name",
    }
    return WEEKLY_ROW | {names.get(key, key.capitalize()): value for key, value in changes.items()}


def several(count: int, **changes) -> list[dict]:
    return [weekly(id=f"1-{100000001 + n}", name=f"House {n}", **changes) for n in range(count)]


def csv_text(columns: list[str], rows: Iterable[dict], above: str = "") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return above + text.getvalue()


def weekly_file(folder: Path, *rows: dict, above: str = "") -> Path:
    return write(folder, csv_text(DIRECTORY_COLUMNS, rows or [WEEKLY_ROW], above))


def monthly_file(folder: Path, *rows: dict) -> Path:
    return write(folder, csv_text(MONTHLY_COLUMNS, rows or [MONTHLY_ROW]))


def scottish_file(folder: Path, *rows: dict) -> Path:
    return write(folder, csv_text(SCOTTISH_COLUMNS, rows or [SCOTTISH_ROW]))


def write(folder: Path, content: str | bytes, name: str = "register.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
BLANK_END = '<table:table-cell table:number-columns-repeated="16000"/>'
BLANK_ROWS = f'<table:table-row table:number-rows-repeated="1000000">{BLANK_END}</table:table-row>'


def ods_cell(text: str) -> str:
    return (
        f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>"
        if text
        else "<table:table-cell/>"
    )


def ods_row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(map(ods_cell, cells))}{BLANK_END}</table:table-row>"


def ods_sheet(name: str, rows: Iterable[str]) -> str:
    return f"<table:table table:name={quoteattr(name)}>{''.join(rows)}{BLANK_ROWS}</table:table>"


def ods_file(folder: Path, *sheets: str, prolog: str = "") -> Path:
    path = folder / "register.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
        content = f"<office:document-content {NAMESPACES}>{body}</office:document-content>"
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{prolog}{content}')
    return path


def monthly_ods(folder: Path, *rows: dict) -> Path:
    """As CQC publishes it: a sheet of words first, then the locations."""
    readme = ods_sheet(
        "README", [ods_row(["Care directory with filters"]), ods_row(["Location ID", "what it is"])]
    )
    lines = [
        MONTHLY_COLUMNS,
        *([row.get(name, "") for name in MONTHLY_COLUMNS] for row in rows or [MONTHLY_ROW]),
    ]
    return ods_file(folder, readme, ods_sheet("HSCA_Active_Locations", map(ods_row, lines)))
