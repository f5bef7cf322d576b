"""The admin's own form judges each row; what it would do anew for every one is remembered."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, Model

from desk.sheets.memory import Memory
from therapists.names_in_text import Names


class RowForm(forms.ModelForm):
    """Mixed into a form of the admin by `form_for`."""

    memory: Memory

    def names_on_file(self) -> Names:
        return self.memory.names

    def private_names(self) -> Names:
        return self.memory.private

    def _post_clean(self) -> None:
        """The form has the listing judge itself: for as long as that takes, the listing asks the memory."""
        listing: Any = self.instance
        listing.validate_constraints = partial(self.memory.validate_constraints, listing)
        listing.clean_fields = self._clean_columns
        try:
            super()._post_clean()  # type: ignore[misc]
        finally:
            del listing.validate_constraints, listing.clean_fields

    def _clean_columns(self, exclude: set[str]) -> None:
        """Rows of other tables were found by this form already."""
        found = {name for name, field in self.fields.items() if isinstance(field, OneOfThem)}
        type(self.instance).clean_fields(self.instance, exclude | found)

    def validate_unique(self) -> None:
        """What stays as it is was let in by the database."""
        is_new = self.instance._state.adding
        kept = set() if is_new else {*self.fields} - {*self.changed_data}
        try:
            self.instance.validate_unique(exclude=self._get_validation_exclusions() | kept)
        except ValidationError as error:
            self.add_error(None, error)


class SharedFields(dict):
    """A form copies its fields, which takes longer than most rules: no form of a row alters them for itself alone."""

    def __deepcopy__(self, memo: dict) -> "SharedFields":
        return self


class OneOfThem(forms.ModelChoiceField):
    """Looks each row of the other table up once in a file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._found: dict[str, Model] = {}

    def to_python(self, value: Any) -> Model | None:
        key = str(value)
        if key not in self._found:
            found = super().to_python(value)
            if found is None:
                return None
            self._found[key] = found
        return self._found[key]


def _form_field(field: Field) -> forms.Field | None:
    return field.formfield(form_class=OneOfThem) if isinstance(field, ForeignKey) else field.formfield()


def form_for(model: type[Model], base: type[forms.ModelForm], columns: list[str]) -> type[forms.ModelForm]:
    own = type("OwnRowForm", (RowForm, base), {"memory": Memory(model)})
    form = forms.modelform_factory(model, form=own, fields=columns, formfield_callback=_form_field)
    form.base_fields = SharedFields(form.base_fields)
    return form
