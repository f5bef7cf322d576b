"""Filters that offer several choices each, and keep what they understood."""

import re
from collections.abc import Callable, Iterable, Mapping

import django_filters
from django import forms
from django.db.models import Case, F, Q, TextField, Value, When
from django.db.models.functions import Cast

from programmes.vocabulary import NOT_KNOWN

_SPACES = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


def one_line(text: str) -> str:
    """A run of spaces or control characters is one space, and none comes first."""
    return _SPACES.sub(" ", text).lstrip()


class LineField(forms.CharField):
    """One line as somebody typed it; shown again as it was read, and no longer than it may be."""

    def to_python(self, value):
        return super().to_python(one_line(value or ""))

    def prepare_value(self, value):
        return one_line(value or "")[: self.max_length]


class Line(django_filters.CharFilter):
    field_class = LineField


class KnownChoicesField(forms.MultipleChoiceField):
    """Keep the choices we know, in their own order; remember the others, so that the page can say so beside the field."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        chosen = dict.fromkeys(value or [])
        self.not_understood = [one_line(one) for one in chosen if one and not self.valid_value(one)]
        return [str(value) for value, _ in self.choices if str(value) in chosen]


class AnyOf(django_filters.MultipleChoiceFilter):
    """Any of several values of one column."""

    field_class = KnownChoicesField

    @property
    def values(self) -> list[str]:
        return [str(value) for value, _ in self.field.choices]

    def column(self):
        """The expression the index reads; `members` says which values one of its cells holds."""
        return F(self.field_name)

    def members(self, cell: str) -> Iterable[str]:
        return (cell,)

    def filter(self, qs, value):
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class AnyMember(AnyOf):
    """Any of several members of a set; the empty set is "not known"."""

    def column(self):
        # As stored: a tuple for every row would cost more than the rest of the index.
        return Cast(self.field_name, TextField())

    def members(self, cell: str) -> Iterable[str]:
        return [part for part in cell.split("|") if part] or (NOT_KNOWN,)

    def filter(self, qs, value):
        wanted = Q()
        for member in value:
            wanted |= (
                Q(**{self.field_name: ()})
                if member == NOT_KNOWN
                else Q(**{f"{self.field_name}__has": member})
            )
        return qs.filter(wanted)


class AnyCondition(AnyOf):
    """Any of several named conditions, of which each row meets one; `conditions()` says which they are today."""

    def __init__(self, *args, conditions: Callable[[], Mapping[str, Q]], **kwargs):
        self.conditions = conditions
        super().__init__(*args, **kwargs)

    def column(self):
        whens = (When(condition, then=Value(str(name))) for name, condition in self.conditions().items())
        return Case(*whens, output_field=TextField())

    def filter(self, qs, value):
        conditions, wanted = self.conditions(), Q()
        for name in value:
            wanted |= conditions[name]
        return qs.filter(wanted)


def set_choices(members) -> list[tuple[str, str]]:
    """A set's members, and "not known"."""
    return [*members.choices, (NOT_KNOWN, "Not known yet")]
