"""What the check of one file asks over and over, remembered for as long as it takes."""

from functools import cached_property, reduce
from operator import and_

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Model, Q, Value

from therapists.names_in_text import Names, names_on_file, private_names


class Memory:
    """Of the check of one file of these listings."""

    def __init__(self, model: type[Model]):
        constraints = model._meta.constraints
        # They are about one row: what held for these values holds for them again.
        self._checks = [
            (one, sorted(one.condition.referenced_base_fields))
            for one in constraints
            if isinstance(one, CheckConstraint) and isinstance(one.condition, Q)
        ]
        self._others = [one for one in constraints if one not in [check for check, _ in self._checks]]
        self._held: set[tuple] = set()

    @cached_property
    def names(self) -> Names:
        return names_on_file()

    @cached_property
    def private(self) -> Names:
        return private_names()

    def validate_constraints(self, listing: Model, exclude: set[str]) -> None:
        """As the listing's own method, with as few questions as can be. Raises ValidationError."""
        against = {
            field.name: Value(field.value_from_object(listing), field)
            for field in listing._meta.concrete_fields
            if field.name not in exclude
        }
        news = self._not_yet_asked(against)
        try:
            for constraint in self._others:
                constraint.validate(type(listing), listing, exclude=exclude)
            if news and not _hold([*news.values()], against):
                raise ValidationError("")
        except ValidationError:
            type(listing).validate_constraints(listing, exclude)  # again, for every sentence and its place
        else:
            self._held.update(news)

    def _not_yet_asked(self, against: dict[str, Value]) -> dict[tuple, CheckConstraint]:
        """By what they ask. As in Django, none of which a column is left out."""
        stored = {name: value.output_field.get_prep_value(value.value) for name, value in against.items()}
        asked = {
            (check.name, *(stored[name] for name in columns)): check
            for check, columns in self._checks
            if stored.keys() >= {*columns}
        }
        return {key: check for key, check in asked.items() if key not in self._held}


def _hold(checks: list[CheckConstraint], against: dict[str, Value]) -> bool:
    """Whether the database would let all of them pass: one query."""
    conditions = [Q(one.condition) for one in checks]
    named = set().union(*(one.referenced_base_fields for one in conditions))
    return reduce(and_, conditions).check({name: against[name] for name in named})
