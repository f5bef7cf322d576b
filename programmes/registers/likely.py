"""Which rows can differ from our centre at all, told by the database: to compare words takes long, and few do.

It may name a row that does not differ, and never leaves out one that does (`programmes.registers.differences`).
"""

from django.db.models import Exists, F, OuterRef, Q

from programmes.models import DifferenceKind, RegisterChange, RegisterDecision, RegisterEntry
from programmes.registers.said import COLUMNS


def may_alert() -> Q:
    """It left, an import saw its rating change, or the rating that we hold is older than the register's."""
    is_newer = Q(centre__regulator=F("register"), centre__rating_on__lt=F("rating_on"))
    return Q(gone_on__isnull=False) | _changed(DifferenceKind.RATING) | is_newer


def may_differ() -> Q:
    """Or a column is not the same letter by letter, its status changed, or somebody noted that it had left."""
    left = RegisterDecision.objects.filter(entry=OuterRef("pk"), kind=DifferenceKind.LEFT)
    found = may_alert() | _changed(DifferenceKind.STATUS) | Q(Exists(left))
    for column in (column for columns in COLUMNS.values() for column in columns):
        found |= _is_said(column) & ~Q(**{column: F(f"centre__{column}")})
    return found


def _is_said(column: str) -> Q:
    """A column without a day is null, one without words is empty."""
    field = RegisterEntry._meta.get_field(column)
    return Q(**{f"{column}__isnull": False}) if field.null else ~Q(**{column: ""})


def _changed(kind: DifferenceKind) -> Q:
    return Q(Exists(RegisterChange.objects.filter(entry=OuterRef("pk"), kind=kind)))
