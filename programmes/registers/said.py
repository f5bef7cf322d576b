"""What a row of a register, or a centre of ours, says of one kind of thing: as columns, and as one text."""

import datetime

from django.utils.formats import date_format
from phonenumber_field.phonenumber import to_python

from programmes.models import Centre, DifferenceKind, RegisterEntry
from programmes.vocabulary import Region

# The columns of each kind that both have; `status` only the register has.
COLUMNS = {
    DifferenceKind.NAME: ("name",),
    DifferenceKind.ADDRESS: ("street", "town", "county", "postcode"),
    DifferenceKind.REGION: ("region",),
    DifferenceKind.PHONE: ("phone",),
    DifferenceKind.WEBSITE: ("website",),
    DifferenceKind.RATING: ("rating", "rating_on"),
}
KINDS_OF_ROWS = COLUMNS | {DifferenceKind.STATUS: ("status",)}
# To ask a row for the words of its choice takes as long as all the rest together.
REGIONS = dict(Region.choices)
# Characters, of a centre and of a provider: a register's longer name is cut to it.
LONGEST_NAME = 200


def value_of(row: RegisterEntry | Centre, column: str):
    """As a centre holds it."""
    value = getattr(row, column)
    return value[:LONGEST_NAME].rstrip() if column == "name" else value


def part(row: RegisterEntry | Centre, column: str) -> str:
    """One column in words; empty where nothing is said."""
    value = value_of(row, column)
    if column == "region" and value:
        return str(REGIONS.get(value, value))
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    if column == "phone" and value:
        return to_python(value).as_national
    return "" if value is None else str(value)


def text(row: RegisterEntry | Centre, kind: str) -> str:
    """Everything it says of this kind, to be read and to be compared."""
    parts = [part(row, column) for column in KINDS_OF_ROWS[DifferenceKind(kind)]]
    if kind == DifferenceKind.RATING:
        return f"{parts[0]} ({parts[1]})" if all(parts) else parts[0]
    return ", ".join(filter(None, parts))


def says_otherwise(entry: RegisterEntry, centre: Centre, kind: str) -> bool:
    """Whether the register says something else; where it says nothing there is no difference."""
    return any(_is_other(entry, centre, column) for column in COLUMNS[DifferenceKind(kind)])


def _is_other(entry: RegisterEntry, centre: Centre, column: str) -> bool:
    # Most are the same, and need no words.
    if value_of(entry, column) == value_of(centre, column):
        return False
    there = part(entry, column)
    return bool(there) and there != part(centre, column)
