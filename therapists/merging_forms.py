"""A form whose row was saved meanwhile: what its writer never touched becomes what the row says now."""

from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict


def untouched(form: forms.ModelForm, saw: Model) -> list[str]:
    """Fields that hold what `saw`, an earlier version of the row, said, while the row says something else now."""
    return [name for name in _written_since(form, saw) if not _is_typed(form, name, _said(saw, name))]


def changed_by_both(form: forms.ModelForm, saw: Model) -> list[str]:
    """Fields in which the writer typed one thing and the row came to say another."""
    return [
        name
        for name in _written_since(form, saw)
        if _is_typed(form, name, _said(saw, name)) and _is_typed(form, name, form.initial[name])
    ]


def with_the_row(form: forms.ModelForm, names: list[str]) -> QueryDict:
    """What was sent, with the row's own values for these fields."""
    data = form.data.copy()  # type: ignore[attr-defined]  # what was posted, which can be copied to be changed
    for name in names:
        sent = _as_sent(form.fields[name], form.initial[name])
        # A browser sends nothing for a box that is not ticked.
        data.pop(form.add_prefix(name), None)
        if sent:
            data.setlist(form.add_prefix(name), sent)
    return data


def _written_since(form: forms.ModelForm, saw: Model) -> list[str]:
    columns = {field.name for field in saw._meta.concrete_fields}
    return [
        name
        for name, field in form.fields.items()
        if name in columns and not field.disabled and _said(saw, name) != form.initial[name]
    ]


def _said(version: Model, name: str):
    """As a form has it: the key of what it points at."""
    return version._meta.get_field(name).value_from_object(version)  # type: ignore[union-attr]


def _is_typed(form: forms.ModelForm, name: str, before) -> bool:
    """A browser ends the lines of a long text with two letters, whatever was stored."""
    field = form.fields[name]
    sent = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    if isinstance(sent, str) and isinstance(before, str):
        sent, before = sent.replace("\r\n", "\n"), before.replace("\r\n", "\n")
    return field.has_changed(before, sent)


def _as_sent(field: forms.Field, value) -> list[str]:
    """As a browser sends it."""
    if isinstance(field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    # The admin wraps the choice of another table's rows.
    widget: Any = getattr(field.widget, "widget", field.widget)
    shown = widget.format_value(field.prepare_value(value))
    return shown if isinstance(shown, list) else ["" if shown is None else str(shown)]
