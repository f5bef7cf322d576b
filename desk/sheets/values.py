"""A listing's columns as the database holds them."""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Field, Model

from programmes.models.changes import ChangedAtField
from programmes.sort_names import SortNameField


def stored_fields(model: type[Model]) -> list[Field]:
    """All but the key and the moments, which the database or the writer sets."""
    own = [one for one in model._meta.concrete_fields if not one.primary_key]
    return [
        one for one in own if not isinstance(one, ChangedAtField) and not getattr(one, "auto_now_add", False)
    ]


def values_of(listing: Model) -> dict[str, Any]:
    """By column; what follows from another column follows it here too."""
    values = {}
    for field in stored_fields(type(listing)):
        if isinstance(field, SortNameField):
            field.pre_save(listing, False)
        values[field.attname] = field.get_prep_value(field.value_from_object(listing))
    return values


def fingerprint(values: dict[str, Any]) -> str:
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def as_parameter(field: Field, value: Any) -> Any:
    """A value of `values_of`, after it was kept as JSON, as the database takes it."""
    return field.get_db_prep_save(field.to_python(value), connection)
