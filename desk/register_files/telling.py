"""What the check of a register's file found, in words: the new, the changed and the gone by name, the rest in numbers."""

from django.utils.formats import date_format

from desk.models import Outcome, UploadRow
from programmes.models import RegisterEntry
from programmes.registers.comparing import REGISTER_COLUMNS, Change
from programmes.registers.report import Report
from programmes.registers.said import part

# Of a new service, enough to know which it is; its own page has the rest.
OF_NEW = ("provider_name", "town", "postcode", "service_types")
# Reasons to skip rows, told one by one; a damaged file may have a thousand.
MOST_REASONS = 20
OURS = "It is ours. Nothing in our listing changes: what differs then stands in “Register differences”."
GONE_OURS = "It is ours. Nothing in our listing changes: it then stands at the top of the re-check queue."


def changed_row(change: Change) -> UploadRow:
    before, now = change.before, change.now
    notes = [f"{problem[:1].upper()}{problem[1:]}." for problem in change.problems]
    row = UploadRow(number=change.row, name=_name(now))
    if before is None:
        row.outcome, row.notes = Outcome.NEW, notes
        row.changes = [[_heading(column), "", _text(now, column)] for column in OF_NEW if _text(now, column)]
        return row
    row.outcome, row.notes = Outcome.CHANGED, [OURS, *notes] if before.centre_id else notes
    row.changes = [
        [_heading(column), _text(before, column), _text(now, column)]
        for column in REGISTER_COLUMNS
        if getattr(before, column) != getattr(now, column)
    ]
    if before.gone_on:
        row.changes.append(["on the register", f"gone on {date_format(before.gone_on, 'j F Y')}", "yes"])
    return row


def gone_row(number: int, entry: RegisterEntry) -> UploadRow:
    notes = [GONE_OURS] if entry.centre_id else []
    return UploadRow(number=number, outcome=Outcome.GONE, name=_name(entry), notes=notes)


def found_in_all(report: Report) -> list[tuple[str, int, list[str]]]:
    """In the order of the page."""
    return [
        ("Rows read", report.read, []),
        ("About substance misuse", report.relevant, []),
        ("New", report.created, []),
        ("Changed", report.updated, []),
        ("Unchanged", report.unchanged, []),
        ("Gone from the register", report.gone, []),
        ("Skipped", report.skipped, _reasons(report)),
        ("Other services", report.others, []),
    ]


def _reasons(report: Report) -> list[str]:
    reasons = report.reasons()
    told = [
        f"{count:,} rows skipped, the first is row {first}: {reason}"
        if count > 1
        else f"Row {first} skipped: {reason}"
        for reason, count, first in reasons[:MOST_REASONS]
    ]
    more = len(reasons) - MOST_REASONS
    return [*told, f"And rows for {more:,} more reasons."] if more > 0 else told


def _name(entry: RegisterEntry) -> str:
    longest = UploadRow._meta.get_field("name").max_length
    return str(entry)[:longest]


def _heading(column: str) -> str:
    return str(RegisterEntry._meta.get_field(column).verbose_name)  # type: ignore[union-attr]


def _text(entry: RegisterEntry, column: str) -> str:
    return part(entry, column).replace("|", "; ")
