"""What every form for visitors has: a key of its own, and errors that lead to their fields."""

import uuid
from functools import cached_property

from django import forms

from enquiries.keys import parse_key


class VisitorForm(forms.Form):
    @cached_property
    def key(self) -> uuid.UUID:
        """Carried by the form in a hidden field, so that a second press stores nothing twice."""
        return parse_key(self.data.get("key"))

    def problems(self) -> list[tuple[str, str]]:
        """For the summary of errors: the id of the first control to go to, and the sentence."""
        return [
            (self._first_id(name), str(error)) for name in self.fields for error in self.errors.get(name, ())
        ]

    def _first_id(self, name: str) -> str:
        bound = self[name]
        return f"{bound.auto_id}_0" if bound.use_fieldset else bound.auto_id
