"""What migrations left, kept as rows and put back in one go.

Django keeps it as JSON and saves it object by object: 8 s before each test, for the 12,000 places and their names.
"""

from django.db import transaction

Rows = dict[str, list[tuple]]


def keep_rows(connection) -> None:
    """Have `connection` remember and restore its test database by rows, where a test asks for serialized rollback."""
    connection.creation.serialize_db_to_string = lambda: read_rows(connection)
    connection.creation.deserialize_db_from_string = lambda rows: write_rows(connection, rows)


def read_rows(connection) -> Rows:
    with connection.cursor() as cursor:
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        return {table: rows for table in tables if (rows := read_table(cursor, connection, table))}


def read_table(cursor, connection, table: str) -> list[tuple]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return cursor.fetchall()


def write_rows(connection, rows: Rows) -> None:
    """What stands already stays. Foreign keys are held to at the end: the tables come in no order."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for table, lines in rows.items():
            marks = ", ".join(["%s"] * len(lines[0]))
            name = connection.ops.quote_name(table)
            cursor.executemany(f"INSERT INTO {name} VALUES ({marks}) ON CONFLICT DO NOTHING", lines)
