"""Looks for words in everything that a site keeps or sends: as they are, and as base64 would hold them."""

import base64
import re
from collections.abc import Iterable
from pathlib import Path

from faults.site import Site

Found = dict[str, int]


def ways_to_write(word: str) -> list[bytes]:
    """The word, and what of its base64 is the same wherever it begins."""
    written = [word.encode()]
    for offset in range(3):
        encoded = base64.b64encode(b"x" * offset + word.encode())
        written.append(encoded[4 if offset else 0 : -4])
    return written


def count_in(words: Iterable[str], texts: Iterable[bytes]) -> int:
    """How many of the words stand in any of the texts, also with spaces or line ends between."""
    whose = {way: word for word in words for way in ways_to_write(word)}
    # One pass for all of them: a server's files are large.
    any_way = re.compile(b"|".join(map(re.escape, whose)))
    return len({whose[way] for text in texts for way in any_way.findall(text.translate(None, b" \r\n"))})


def search(words: list[str], site: Site, logs: Path) -> Found:
    """How many of the words stand in each place."""
    places = _sqlite(site) if site.database.file else _postgresql(site)
    places |= {
        "mails": list(site.mail.taken),
        "logs": [file.read_bytes() for file in logs.glob("*.log")],
        "the site's folder": [file.read_bytes() for file in site.folder.rglob("*") if _is_other(site, file)],
    }
    return {place: count_in(words, texts) for place, texts in places.items()}


def _is_other(site: Site, file: Path) -> bool:
    return file.is_file() and not (site.database.file and file.name.startswith(site.database.file.name))


def _sqlite(site: Site) -> dict[str, list[bytes]]:
    import sqlite3

    file = site.database.own_file()
    journal = file.with_name(f"{file.name}-wal")
    with sqlite3.connect(file) as connection:
        dump = "\n".join(connection.iterdump()).encode()
    connection.close()
    return {
        "the database file": [file.read_bytes()],
        "the journal": [journal.read_bytes()] if journal.exists() else [],
        "a dump": [dump],
    }


def _postgresql(site: Site) -> dict[str, list[bytes]]:
    """The files of a server that is ours; of any other the dump alone."""
    found = {"a dump": [_dump(site)]}
    if server := site.database.server:
        journal = server.data / "pg_wal"
        files = [path for path in server.data.rglob("*") if path.is_file()]
        found["the database files"] = [path.read_bytes() for path in files if journal not in path.parents]
        found["the journal"] = [path.read_bytes() for path in files if journal in path.parents]
        found["PostgreSQL's log"] = [server.log.read_bytes()]
    return found


def _dump(site: Site) -> bytes:
    """All rows of all tables as text, as pg_dump has them."""
    import psycopg

    parts = []
    with psycopg.connect(site.database.url) as connection:
        tables = connection.execute(
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        ).fetchall()
        for (table,) in tables:
            with connection.cursor().copy(f"COPY {table} TO STDOUT") as rows:
                parts += [bytes(row) for row in rows]
    return b"".join(parts)
