"""Encrypting anew, with the first of FIELD_KEYS, what was encrypted with one of the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast

from enquiries.fields import EncryptedTextField, cipher

# Rows in one transaction: what writes meanwhile waits for so many, and so many are done again after a stop.
BATCH = 200
SAMPLE = 5

Again = Callable[[str], str]


@dataclass(frozen=True)
class Place:
    """A column that holds encrypted text; `rewrite` gives its value with each of those texts handed to a function."""

    model: type[models.Model]
    column: str
    rewrite: Callable[[Any, Again], Any]

    def __str__(self) -> str:
        return f"{self.model.__name__}.{self.column}"

    @property
    def is_field(self) -> bool:
        return isinstance(self.model._meta.get_field(self.column), EncryptedTextField)

    def rows(self) -> models.QuerySet:
        """(key, value as it is stored). Past the managers: what is append-only keeps its words, under another key."""
        stored = Cast(self.column, TextField()) if self.is_field else F(self.column)
        rows: models.QuerySet = models.QuerySet(self.model).filter(**{f"{self.column}__isnull": False})
        return rows.annotate(stored=stored).order_by("pk").values_list("pk", "stored")

    def write(self, pk, value) -> None:
        stored = Value(value, TextField()) if self.is_field else value
        models.QuerySet(self.model).filter(pk=pk).update(**{self.column: stored})


@dataclass
class Counts:
    """Texts: `anew` were under another key, `already` under the first, `lost` are opened by none or were altered."""

    anew: int = 0
    already: int = 0
    lost: int = 0

    def again(self, text: str) -> str:
        """The same words under the first key; what no key opens is left as it is."""
        try:
            Fernet(settings.FIELD_KEYS[0]).decrypt(text)
            self.already += 1
            return text
        except InvalidToken:
            pass
        try:
            text = cipher().rotate(text).decode()
            self.anew += 1
        except InvalidToken:
            self.lost += 1
        return text


def encrypted_columns() -> list[Place]:
    """Of every model, so that none is forgotten."""
    return [
        Place(model, field.name, lambda text, again: again(text))
        for model in apps.get_models()
        if not model._meta.proxy
        for field in model._meta.local_fields
        if isinstance(field, EncryptedTextField)
    ]


def rotate(place: Place, *, is_check: bool) -> Counts:
    """Batch by batch; `is_check` only counts. Whoever runs it again passes over what was done."""
    counts, last = Counts(), None
    while batch := _rotate_batch(place, counts, last, is_check):
        last = batch[-1]
    return counts


def _rotate_batch(place: Place, counts: Counts, last, is_check: bool) -> list:
    """One transaction; gives the keys of its rows, which come after `last`."""
    with transaction.atomic():
        rows = place.rows().select_for_update()
        batch = list((rows if last is None else rows.filter(pk__gt=last))[:BATCH])
        for pk, value in batch:
            changed = place.rewrite(value, counts.again)
            if changed != value and not is_check:
                place.write(pk, changed)
    return [pk for pk, _value in batch]


def is_opened(place: Place) -> bool:
    """Whether some key opens a row of the first and last few; True of an empty table. One altered row is no wrong key."""
    counts = Counts()
    rows = place.rows()
    for _pk, value in [*rows[:SAMPLE], *rows.reverse()[:SAMPLE]]:
        place.rewrite(value, counts.again)
    return not counts.lost or bool(counts.anew or counts.already)
