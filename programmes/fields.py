"""A set of words from a vocabulary, in one column, the same on both engines."""

import re
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import Contains


class ChoiceSetField(models.CharField):
    """Several choices at once, as a tuple in the vocabulary's order; the empty tuple is "not known".

    Stored as `|alcohol|drugs|`, so that one LIKE finds a member on any engine (lookup `has`) and
    two equal sets are equal text. A table of its own would cost every search a join a facet.
    """

    def __init__(self, *args, members, **kwargs):
        self.members = [(str(value), label) for value, label in getattr(members, "choices", members)]
        self._order = {member: position for position, (member, _) in enumerate(self.members)}
        kwargs["max_length"] = sum(len(value) + 1 for value, _ in self.members) + 1
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs | {"members": self.members}

    def pattern(self) -> str:
        """What a constraint allows in the column: known members, each once, in the vocabulary's order."""
        each_once = "".join(rf"({re.escape(value)}\|)?" for value, _ in self.members)
        return rf"^(\|(?=.){each_once})?\Z"

    def from_db_value(self, value, expression, connection):
        return self._parse(value)

    def to_python(self, value):
        if isinstance(value, str):
            return self._parse(value)
        return self._ordered(value or ())

    def get_default(self):
        return ()

    def get_prep_value(self, value):
        if isinstance(value, str):
            return value
        ordered = self._ordered(value or ())
        return f"|{'|'.join(ordered)}|" if ordered else ""

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance):
        known = {member for member, _ in self.members}
        unknown = [member for member in value if member not in known]
        if unknown:
            raise ValidationError("“%(value)s” is not one of the choices.", params={"value": unknown[0]})

    def run_validators(self, value):
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs):
        defaults = {
            "label": kwargs.get("label", self.verbose_name.capitalize()),
            "help_text": kwargs.get("help_text", self.help_text),
            "required": not self.blank,
        }
        return forms.MultipleChoiceField(
            choices=self.members, widget=forms.CheckboxSelectMultiple, **defaults
        )

    def labels(self, value: Iterable[str]) -> list[str]:
        words = dict(self.members)
        return [str(words[member]) for member in value if member in words]

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, f"{name}_labels", property(lambda obj: self.labels(getattr(obj, name))))

    def _parse(self, value):
        if not value:
            return ()
        return self._ordered(part for part in value.split("|") if part)

    def _ordered(self, values: Iterable[str]) -> tuple[str, ...]:
        last = len(self._order)
        return tuple(sorted({str(v) for v in values}, key=lambda v: (self._order.get(v, last), v)))


@ChoiceSetField.register_lookup
class Has(Contains):
    """`field__has="alcohol"`: the set holds this member."""

    lookup_name = "has"
    prepare_rhs = False

    def get_prep_lookup(self):
        return f"|{self.rhs}|"

    def get_rhs_op(self, connection, rhs):
        return connection.operators["contains"] % rhs


def known_members(model_name: str, field: str, members) -> models.CheckConstraint:
    """A constraint that refuses a member nobody has a word for."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__regex": ChoiceSetField(members=members).pattern()}),
        name=f"{model_name}_{field}_known",
        violation_error_message=f"Choose from the list for “{field.replace('_', ' ')}”.",
    )


def known_choice(model_name: str, field: str, choices) -> models.CheckConstraint:
    """A constraint that refuses a value nobody has a word for."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": choices.values}),
        name=f"{model_name}_{field}_known",
        violation_error_message=f"Choose from the list for “{field.replace('_', ' ')}”.",
    )


class WebAddressField(models.URLField):
    """A web address; one written without a scheme is taken as https."""

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https"} | kwargs)
