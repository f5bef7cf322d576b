"""What a column of a row holds, as staff read it."""

import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.formats import date_format

GONE = "no longer on file"


def words_of(row: Model, name: str) -> str:
    """A value of a row, or of an earlier version of it, in words; empty where there is none."""
    field: Any = row._meta.get_field(name)
    try:
        value = getattr(row, name)
    except ObjectDoesNotExist:
        value = None
    if value is None and getattr(row, field.attname) is not None:
        return GONE  # an earlier version points at what was deleted since
    return in_words(field, value)


def in_words(field: Any, value: Any) -> str:
    if hasattr(field, "labels"):  # several choices in one column
        return ", ".join(field.labels(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return date_format(value, "j F Y")
    return "" if value is None else str(value)
