"""What SQLite keeps of erased rows beside its tables: the journal, `…-wal`, which holds them until it is emptied.

With `secure_delete` (see settings) freed room within the database file is filled with zeros. Of PostgreSQL, rows that are
gone lie in the files until it vacuums, and in its journal until it is written over: that is for whoever runs it.
"""

import logging

from django.db import Error, connection, transaction

log = logging.getLogger("refrain.enquiries")

# Milliseconds. Who reads meanwhile holds the journal, and who writes meanwhile waits for us.
LONGEST_WAIT = 1_000


def empty_when_done() -> None:
    """Empty it once the caller's transaction has ended well, or now if there is none."""
    transaction.on_commit(_empty)


def _empty() -> None:
    """Never fails: what was erased is erased. Whatever is left is emptied the next time."""
    if connection.vendor != "sqlite":
        return
    try:
        is_busy = _checkpoint()
    except Error as error:
        log.warning(
            "The journal could not be emptied (%s): the next erasure tries again.", type(error).__name__
        )
        return
    if is_busy:
        log.warning("The journal could not be emptied, since somebody reads: the next erasure tries again.")


def _checkpoint() -> bool:
    """Whether somebody was in the way for too long."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (is_busy, _in_journal, _written_back) = cursor.fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
    return bool(is_busy)
