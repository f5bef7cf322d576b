"""Spreadsheets as staff have them: exported, edited, uploaded, and worked at."""

import csv
import io

from desk.models import Outcome, Upload, UploadState
from desk.sheets.exporting import FORMATS, rows_of
from desk.sheets.sheets import SHEETS
from desk.uploads.steps import confirm
from desk.uploads.working import run_one
from tests.builders import make_staff


def export(name: str, ending: str = "csv") -> bytes:
    sheet = SHEETS[name]
    return FORMATS[ending][1](rows_of(sheet.resource(), sheet.listings().order_by("pk")))


def exported_rows(name: str) -> list[dict]:
    text = export(name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def as_csv(rows: list[dict]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def upload(name: str, content: bytes, **fields) -> Upload:
    """As somebody just handed it in."""
    by = fields.pop("uploaded_by", None) or make_staff()
    return Upload.objects.create(kind=name, file_name="file.csv", content=content, uploaded_by=by, **fields)


def checked(name: str, content: bytes) -> Upload:
    handed_in = upload(name, content)
    run_one()
    return Upload.objects.get(pk=handed_in.pk)


def check_edit(name: str, /, **changes: str) -> Upload:
    """Check the export of all listings of this kind, of which the first row is edited."""
    rows = exported_rows(name)
    rows[0] |= changes
    return checked(name, as_csv(rows))


def write(ready: Upload) -> Upload:
    assert ready.state == UploadState.READY, problems(ready)
    confirm(ready, ready.uploaded_by)
    run_one()
    return Upload.objects.get(pk=ready.pk)


def outcomes(of: Upload) -> list[str]:
    """In the order of the file."""
    return [Outcome(row.outcome).label for row in of.rows.order_by("number")]


def problems(of: Upload) -> list[tuple]:
    """Row, column and reason of everything that was refused."""
    return [(row.number, *problem) for row in of.rows.order_by("number") for problem in row.problems]
