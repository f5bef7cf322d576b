"""The first row of a file: which columns it has."""

from desk.sheets.files import Cell
from desk.sheets.resources import ListingResource
from desk.uploads.kinds import RefusedFileError
from programmes.models.listing_words import join_words

KEY = "id"


def read_headings(cells: list[Cell], resource: ListingResource) -> list[str]:
    """The columns in the file's order, "" for one without a heading. Raises RefusedFileError."""
    names = [cell.strip() if isinstance(cell, str) else "?" for cell in cells]
    known = [column.column_name for column in resource.get_export_fields()]
    strange = [name for name in names if name and name not in known]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if KEY not in names:
        raise RefusedFileError(
            "The first row has no column “id”: begin with an export, and leave “id” empty for what is new."
        )
    if strange:
        quoted = join_words([f"“{name}”" for name in strange])
        raise RefusedFileError(f"No column is called {quoted}. The columns are: {join_words(known)}.")
    if twice:
        raise RefusedFileError(f"The column “{twice[0]}” is there twice: keep one.")
    return names
