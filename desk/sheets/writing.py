"""Writing what a check planned: prepared without holding anything, then written in one short transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from django.db import OperationalError, connection
from django.db.models import Model, QuerySet
from django.utils import timezone

from desk.models import Outcome, Upload, UploadRow
from desk.sheets.history import copy_to_history
from desk.sheets.sheets import SHEETS, Sheet
from desk.sheets.values import as_parameter, fingerprint, values_of
from desk.uploads.kinds import BusyError, MovedError
from programmes.models import Catalogue, FormerSlug, Programme

BATCH = 500
# Named to whoever has to look at them.
NAMED = 5


def has_moved(upload: Upload) -> bool:
    """Whether a listing is not as the check saw it; if none is, that is noted, and not looked up again."""
    version = Catalogue.objects.version()
    if version == upload.checked_against:
        return False
    if _what_moved(upload):
        return True
    Upload.objects.filter(pk=upload.pk).update(checked_against=version)
    return False


def _what_moved(upload: Upload) -> str:
    """A sentence naming listings that are not as the check saw them; empty if all are."""
    if Catalogue.objects.version() == upload.checked_against:
        return ""
    listings = SHEETS[upload.kind].model._default_manager
    moved: list[str] = []
    for batch in _batches(upload.rows.filter(outcome=Outcome.CHANGED).order_by("number")):
        held = listings.in_bulk([row.plan["id"] for row in batch])
        now = {str(key): fingerprint(values_of(listing)) for key, listing in held.items()}
        moved += [f"“{row.name}”" for row in batch if now.get(row.plan["id"]) != row.plan["seen"]]
    more = f" and {len(moved) - NAMED:,} more" if len(moved) > NAMED else ""
    return f"Changed since the check: {', '.join(moved[:NAMED])}{more}." if moved else ""


def _batches(rows: QuerySet) -> Iterator[list[UploadRow]]:
    batch: list[UploadRow] = []
    for row in rows.iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def prepare(upload: Upload) -> Callable[[], None]:
    """Raises MovedError now, or in the function given back, if a listing is not as the check saw it."""
    version = Catalogue.objects.version()
    _refuse_moved(upload)
    work = _Work(SHEETS[upload.kind], upload)

    def write() -> None:
        # Whoever changes listings waits for this row first (programmes/versions.py).
        if Catalogue.objects.select_for_update().version() != version:
            _refuse_moved(upload)
        work.write()

    return write


def _refuse_moved(upload: Upload) -> None:
    if sentence := _what_moved(upload):
        raise MovedError(sentence)


class _Work:
    """The statements of one upload, with their parameters."""

    def __init__(self, sheet: Sheet, upload: Upload):
        self.model, self.by, self.now = sheet.model, upload.confirmed_by_id, timezone.now()
        self.new: list[Model] = []
        self.changed: list[Any] = []
        self.moves: list[tuple] = []
        self._updates: dict[tuple[str, ...], list[list]] = defaultdict(list)
        for row in upload.rows.to_write().iterator(chunk_size=BATCH):
            self._add(row)

    def _add(self, row: UploadRow) -> None:
        fields = {one.attname: one for one in self.model._meta.concrete_fields}
        key, values = self.model._meta.pk.to_python(row.plan["id"]), row.plan["values"]
        if row.outcome == Outcome.NEW:
            cleaned = {name: fields[name].to_python(value) for name, value in values.items()}
            self.new.append(self.model(pk=key, **cleaned))
            return
        self.changed.append(key)
        parameters = {name: as_parameter(fields[name], value) for name, value in values.items()}
        if (clock := fields.get("changed_at")) and parameters.keys() & {one.attname for one in clock.shown()}:
            parameters["changed_at"] = as_parameter(clock, self.now)
        columns = tuple(str(fields[name].column) for name in parameters)
        self._updates[columns].append([*parameters.values(), as_parameter(self.model._meta.pk, key)])
        if self.model is Programme and "slug" in values:
            old = next(before for name, before, _ in row.changes if name == "slug")
            self.moves.append((old, values["slug"], key))

    def write(self) -> None:
        self._hold()
        self._update()
        self.model._default_manager.bulk_create(self.new, batch_size=BATCH)
        if self.moves:
            FormerSlug.objects.remember_all(self.moves)
        copy_to_history(self.model, self.changed, "~", self.by, self.now)
        copy_to_history(self.model, [one.pk for one in self.new], "+", self.by, self.now)

    def _hold(self) -> None:
        """Somebody who holds one of these may be waiting for the row we hold: waiting for them would never end.

        Enquiries go on pointing at a listing that is held so.
        """
        held = self.model._default_manager.select_for_update(nowait=True, no_key=True).order_by("pk")
        try:
            for start in range(0, len(self.changed), BATCH):
                len(held.filter(pk__in=self.changed[start : start + BATCH]).values_list("pk"))
        except OperationalError as error:
            raise BusyError from error

    def _update(self) -> None:
        """A statement for each set of columns. `bulk_update` would take minutes for twenty thousand rows."""
        name, quote = self.model._meta, connection.ops.quote_name
        for columns, rows in self._updates.items():
            sets = ", ".join(f"{quote(column)} = %s" for column in columns)
            statement = f"UPDATE {quote(name.db_table)} SET {sets} WHERE {quote(str(name.pk.column))} = %s"  # noqa: S608
            with connection.cursor() as cursor:
                cursor.executemany(statement, rows)
