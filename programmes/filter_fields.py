"""Filters that offer several choices each, and keep what they understood."""

import re
from collections.abc import Callable, Iterable, Mapping

import django_filters
from django import forms
from django.db.models import Case, F, Q, TextField, Value, When
from django.db.models.functions import Cast
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from programmes.vocabulary import NOT_KNOWN

_SPACES = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


def one_line(text: str) -> str:
    """A run of spaces or control characters is one space, and none comes first."""
    return _SPACES.sub(" ", text).lstrip()


class Shared:
    """A filter or a field that holds nothing of one request: none needs a copy of its own, and copies took longer
    than the search."""

    def __deepcopy__(self, memo):
        return self


class SharedFilter(Shared):
    """django-filter would have it remember the last search."""

    parent = property(lambda self: None, lambda self, _search: None)


class SharedDict(Shared, dict):
    """Such filters or fields by name."""


class LineField(Shared, forms.CharField):
    """One line as somebody typed it; shown again as it was read, and no longer than it may be."""

    def to_python(self, value):
        return super().to_python(one_line(value or ""))

    def prepare_value(self, value):
        return one_line(value or "")[: self.max_length]


class Kept(SharedFilter):
    """Narrows nothing by itself: whoever answers the search reads it with the others."""

    def filter(self, qs, _value):
        return qs


class Line(Kept, django_filters.CharFilter):
    field_class = LineField


class OneOfField(Shared, forms.ChoiceField):
    """One choice, or none."""


class OneOf(Kept, django_filters.Filter):
    field_class = OneOfField


class KnownChoicesField(Shared, forms.MultipleChoiceField):
    """Keep the choices we know, in their own order."""

    widget = forms.CheckboxSelectMultiple

    @cached_property
    def values(self) -> list[str]:
        return [str(value) for value, _ in self.choices]  # type: ignore[union-attr]  # never a function here

    def clean(self, value):
        return tuple(one for one in self.values if one in value) if value else ()


class AnyOf(SharedFilter, django_filters.MultipleChoiceFilter):
    """Any of several values of one column."""

    field_class = KnownChoicesField

    @property
    def values(self) -> list[str]:
        return self.field.values

    @property
    def labels(self) -> dict[str, str | Promise]:
        return {str(value): label for value, label in self.field.choices}

    def not_understood(self, given: Iterable[str]) -> list[str]:
        """What was given and is no choice of ours, so that the page can say so beside the field."""
        return [one_line(one) for one in dict.fromkeys(given) if one and one not in self.values]

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
    return [*members.choices, (NOT_KNOWN, _("Not known yet"))]
