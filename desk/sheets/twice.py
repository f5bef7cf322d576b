"""What two rows of one file cannot both have. What the database holds already, the form has asked."""

from django.db.models import Model, UniqueConstraint


class Taken:
    def __init__(self, model: type[Model]):
        fields = [(one.name,) for one in model._meta.concrete_fields if one.unique and not one.primary_key]
        several = [one.fields for one in model._meta.constraints if isinstance(one, UniqueConstraint)]
        self._groups = [*fields, *several]
        self._rows: dict[tuple, int] = {}

    def problems(self, number: int, listing: Model) -> list[tuple[str, str]]:
        """Beside the last column of each group; nothing written there is nobody's."""
        found = []
        for names in self._groups:
            values = tuple(str(getattr(listing, name)) for name in names)
            if not values[-1]:
                continue
            first = self._rows.setdefault((names, values), number)
            if first != number:
                found.append((names[-1], f"Row {first} of this file has “{values[-1]}” too."))
        return found
