"""Versions of listings for their history, copied within the database: making twenty thousand objects takes longer."""

import datetime
from collections.abc import Sequence

from django.db import connection
from django.db.models import Model

REASON = "Imported from a spreadsheet"
BATCH = 500


def copy_to_history(
    model: type[Model], keys: Sequence, kind: str, by: int | None, moment: datetime.datetime
) -> None:
    """Write each listing as it now stands as a version, by the account with this key.

    `kind` is “+” for a new listing, “~” for a changed one.
    """
    version, quote = model.history.model, connection.ops.quote_name
    own = {
        "history_date": moment,
        "history_user": by,
        "history_change_reason": REASON,
        "history_type": kind,
    }
    fields = [version._meta.get_field(name) for name in own]
    said = [
        field.get_db_prep_save(value, connection) for field, value in zip(fields, own.values(), strict=True)
    ]
    columns = [quote(str(field.column)) for field in version.tracked_fields]
    key = model._meta.pk
    for start in range(0, len(keys), BATCH):
        some = [key.get_db_prep_value(one, connection) for one in keys[start : start + BATCH]]
        statement = (
            f"INSERT INTO {quote(version._meta.db_table)} ({', '.join([*columns, *(quote(f.column) for f in fields)])})"  # noqa: S608
            f" SELECT {', '.join([*columns, *['%s'] * len(said)])} FROM {quote(model._meta.db_table)}"
            f" WHERE {quote(str(key.column))} IN ({', '.join(['%s'] * len(some))})"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [*said, *some])
