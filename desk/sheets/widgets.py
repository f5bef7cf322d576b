"""How each kind of column is written and read. The library's own widgets guess; these refuse."""

from typing import Any
from uuid import UUID

from django.db import models
from import_export.widgets import Widget

from desk.sheets.cells import as_cell, from_cell
from programmes.fields import ChoiceSetField
from programmes.models.listing_words import join_words
from programmes.vocabulary import NOT_KNOWN

# Between the members of a set.
AND = "|"


class TextWidget(Widget):
    def clean(self, value: str, row=None, **kwargs) -> str:
        return from_cell(value)

    def render(self, value: Any, obj=None, **kwargs) -> str:
        return as_cell(str(value or ""))


class PlainWidget(Widget):
    """Numbers and dates, which the form reads: no mark, since a number is no formula."""

    def render(self, value: Any, obj=None, **kwargs) -> str:
        return "" if value is None else str(value)


class ChoiceWidget(Widget):
    """One of the listed words; an empty cell is “not known” where that is one of them."""

    def __init__(self, field: models.Field):
        super().__init__()
        self.words = [str(value) for value, _ in field.flatchoices]
        self.empty = NOT_KNOWN if NOT_KNOWN in self.words else ""

    def clean(self, value: str, row=None, **kwargs) -> str:
        word = value.strip() or self.empty
        if word and word not in self.words:
            raise ValueError(_not_allowed(word, self.words))
        return word


class SetWidget(Widget):
    """Several of the listed words, with | between them; an empty cell is “not known”."""

    def __init__(self, field: ChoiceSetField):
        super().__init__()
        self.words = [word for word, _ in field.members]

    def clean(self, value: str, row=None, **kwargs) -> list[str]:
        words = [part.strip() for part in value.split(AND) if part.strip()]
        for word in words:
            if word not in self.words:
                raise ValueError(f"{_not_allowed(word, self.words)} Write several with {AND} between them.")
        return words

    def render(self, value: Any, obj=None, **kwargs) -> str:
        return AND.join(value or ())


class KeyWidget(Widget):
    """The id of a row, as the export writes it."""

    def clean(self, value: str, row=None, **kwargs) -> UUID | None:
        try:
            return UUID(value.strip()) if value.strip() else None
        except ValueError:
            raise ValueError(f"“{value.strip()}” is no id: copy one from an export.") from None


def _not_allowed(word: str, words: list[str]) -> str:
    return f"“{word}” is not one of the words for this column: {join_words(words)}."


def widget_for(field: models.Field) -> Widget:
    if isinstance(field, ChoiceSetField):
        return SetWidget(field)
    if isinstance(field, models.ForeignKey | models.UUIDField):
        return KeyWidget()
    if field.choices:
        return ChoiceWidget(field)
    if isinstance(field, models.IntegerField | models.FloatField | models.DateField):
        return PlainWidget()
    return TextWidget()
