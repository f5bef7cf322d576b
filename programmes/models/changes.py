"""When what the public sees of a row last changed.

The database decides, in the very statement that writes: a save, `update` or `bulk_update` that leaves every
shown column as it was leaves the moment as it was too.
"""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.lookups import IsNull
from django.utils import timezone


class ChangedAtField(models.DateTimeField):
    """Moved by every write that alters a shown column; null for a row older than this field.

    `but` names the columns that no page shows. A save with `update_fields` must name this field too.
    """

    def __init__(self, *args, but: tuple[str, ...] = (), **kwargs):
        self.but = but
        super().__init__(*args, **kwargs | {"null": True, "editable": False})

    def shown(self) -> list[models.Field]:
        own = (self.name, *self.but)
        columns = self.model._meta.concrete_fields
        return [column for column in columns if not column.primary_key and column.name not in own]

    def pre_save(self, model_instance, add):
        if add:
            moment = getattr(model_instance, self.attname) or timezone.now()
            setattr(model_instance, self.attname, moment)
            return moment
        columns = self.shown()
        return self.moved_unless({one.attname: getattr(model_instance, one.attname) for one in columns})

    def moved_unless(self, values: Mapping[str, Any]) -> Case:
        """Now, or what it was if the row already holds all these values."""
        same = Q()
        for name, value in values.items():
            same &= _holds(name, value)
        return Case(
            When(same, then=F(self.attname)),
            default=Value(timezone.now()),
            output_field=models.DateTimeField(),
        )


def _holds(name: str, value: Any) -> Q:
    if value is None:
        return Q(**{f"{name}__isnull": True})
    if hasattr(value, "resolve_expression"):
        return Q(**{name: value}) | Q(IsNull(F(name), True), IsNull(value, True))
    return Q(**{name: value})


class ChangesQuerySet(models.QuerySet):
    """For models with a `ChangedAtField` called `changed_at`."""

    def update(self, **fields):
        clock = self.model._meta.get_field("changed_at")
        names = {name for column in clock.shown() for name in (column.name, column.attname)}
        shown = {name: value for name, value in fields.items() if name in names}
        if shown and "changed_at" not in fields:
            fields["changed_at"] = clock.moved_unless(shown)
        return super().update(**fields)
