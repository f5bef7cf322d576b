"""Notices every committed change to what the public can see, however it is made.

A form, an action, `QuerySet.update`, an import and a shell all reach the database through a Django
cursor, and each cursor passes here. A write to a watched table draws a new version, in the same
transaction if there is one.
"""

import re

from django.apps import apps

from programmes.models import Catalogue

WATCHED_MODELS = (
    "programmes.Programme",
    "programmes.Centre",
    "programmes.Provider",
    "programmes.Appointment",
    "programmes.FactCheck",
    "programmes.FactCheck_appointments",
    "programmes.SeenPost",
    "therapists.Therapist",
    "therapists.NamingAgreement",
    "therapists.RegisterCheck",
    "places.Place",
    "places.PlaceName",
)
WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|TRUNCATE)\s+"?(\w+)', re.IGNORECASE)


class Watch:
    """An execute wrapper of a database connection. Paused while the tables themselves are being changed."""

    def __init__(self):
        self.is_paused = False
        self.tables: frozenset[str] = frozenset()
        # Another one after each change that this process has committed.
        self.last_commit = object()

    def start(self) -> None:
        self.tables = frozenset(apps.get_model(name)._meta.db_table for name in WATCHED_MODELS)

    def install(self, *, connection, **_signal) -> None:
        if self not in connection.execute_wrappers:
            connection.execute_wrappers.append(self)

    def pause(self, **_signal) -> None:
        self.is_paused = True

    def resume(self, *, using, **_signal) -> None:
        self.is_paused = False
        Catalogue.objects.using(using).draw_version()
        self._committed()

    def __call__(self, execute, sql, params, many, context):
        write = WRITE.match(sql)
        if self.is_paused or not write or write[1] not in self.tables:
            return execute(sql, params, many, context)
        connection = context["connection"]
        catalogue = Catalogue.objects.using(connection.alias)
        if connection.in_atomic_block:
            # Before: whoever changes listings waits for this row first, so no two lock each other out.
            catalogue.draw_version()
            connection.on_commit(self._committed)
            return execute(sql, params, many, context)
        # After: drawn any earlier, another process could read the old rows under the new version. Not in a
        # transaction of our own: SQLite cannot end one while the rows of a RETURNING wait to be fetched.
        result = execute(sql, params, many, context)
        catalogue.draw_version()
        self._committed()
        return result

    def _committed(self) -> None:
        self.last_commit = object()


watch = Watch()
