"""What every form for visitors has: a key of its own, and errors that lead to their fields."""

import uuid
from functools import cached_property

from django import forms

from enquiries.keys import parse_key
from enquiries.spam import STAMP, TRAP, is_stamp_of, is_suspect, stamp_for


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


class OpenForm(VisitorForm):
    """A form that anybody finds, machines too: it tells them from people (see spam.py), and refuses neither."""

    @cached_property
    def hidden(self) -> dict[str, str]:
        """Names and values of what a visitor does not see: the form's key and when it was made, the first time."""
        stamp = self.data.get(STAMP, "")
        return {"key": str(self.key), STAMP: stamp if is_stamp_of(self.key, stamp) else stamp_for(self.key)}

    @property
    def trap(self) -> str:
        return TRAP

    @property
    def is_suspect(self) -> bool:
        return is_suspect(self.key, self.data)
