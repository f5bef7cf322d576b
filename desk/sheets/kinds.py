"""The three spreadsheets as kinds of upload."""

from desk.sheets.checking import check
from desk.sheets.sheets import SHEETS
from desk.sheets.writing import has_moved, prepare
from desk.uploads.kinds import Kind, register

IMPORT, EXPORT = "desk.import_listings", "desk.export_listings"


def register_sheets() -> None:
    for sheet in SHEETS.values():
        permissions = (IMPORT, *sheet.permissions())
        register(Kind(sheet.name, sheet.name.capitalize(), check, prepare, has_moved, permissions))
