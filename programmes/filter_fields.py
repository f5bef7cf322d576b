"""Filters that offer several choices each, and keep what they understood."""

import django_filters
from django import forms
from django.db.models import Q

from programmes.vocabulary import NOT_KNOWN


class KnownChoicesField(forms.MultipleChoiceField):
    """Keep the choices we know; remember the others, so that the page can say so beside the field."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        chosen = list(dict.fromkeys(value or []))
        self.not_understood = [one for one in chosen if one and not self.valid_value(one)]
        return [one for one in chosen if self.valid_value(one)]


class AnyOf(django_filters.MultipleChoiceFilter):
    """Any of several values of one column."""

    field_class = KnownChoicesField

    def filter(self, qs, value):
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class AnyMember(AnyOf):
    """Any of several members of a set; the empty set is "not known"."""

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
    """Any of several named conditions."""

    def __init__(self, *args, conditions, **kwargs):
        self.conditions = conditions
        super().__init__(*args, **kwargs)

    def filter(self, qs, value):
        wanted = Q()
        for name in value:
            wanted |= self.conditions[name]
        return qs.filter(wanted)


def set_choices(members) -> list[tuple[str, str]]:
    """A set's members, and "not known"."""
    return [*members.choices, (NOT_KNOWN, "Not known yet")]
