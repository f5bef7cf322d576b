"""The admin's own form judges each row; what it would ask the database anew for every one is remembered."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Model, Q

from therapists.names_in_text import Names, names_on_file


class Memory:
    """Of one check of one file."""

    def __init__(self):
        self._held: set[tuple] = set()

    @cached_property
    def names(self) -> Names:
        return names_on_file()

    def validate(self, constraint: Any, listing: Model, exclude: set[str]) -> None:
        """Raises ValidationError. A check constraint is about one row: what held for these values holds again."""
        if not isinstance(constraint, CheckConstraint) or not isinstance(constraint.condition, Q):
            constraint.validate(type(listing), listing, exclude=exclude)
            return
        columns = constraint.condition.referenced_base_fields
        values = (str(getattr(listing, name, "")) for name in sorted(columns))
        key = (constraint.name, *values, *sorted(columns & exclude))
        if key not in self._held:
            constraint.validate(type(listing), listing, exclude=exclude)
            self._held.add(key)


class RowForm(forms.ModelForm):
    """Mixed into a form of the admin by `form_for`."""

    memory: Memory

    def names_on_file(self) -> Names:
        return self.memory.names

    def validate_constraints(self) -> None:
        exclude = self._get_validation_exclusions()
        try:
            for constraint in self.instance._meta.constraints:
                self.memory.validate(constraint, self.instance, exclude)
        except ValidationError:
            super().validate_constraints()  # again, for every sentence and its place


def form_for(model: type[Model], base: type[forms.ModelForm], columns: list[str]) -> type[forms.ModelForm]:
    own = type("OwnRowForm", (RowForm, base), {"memory": Memory()})
    return forms.modelform_factory(model, form=own, fields=columns)
