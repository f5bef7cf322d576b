"""One SQL statement for the whole answer, on a narrow table of its own with an index a facet and full-text search."""

from django.db import connection, transaction

from benchmarks.grouped_sql import TABLE, answer_of, statement
from benchmarks.listings import Listing
from benchmarks.packing import packed_row
from benchmarks.questions import Answer, Question
from programmes.filters import FACETS

# How each engine is told that a row holds a word, and how it gets the words.
HOLDS = {
    "sqlite": "position IN (SELECT rowid FROM packed_words WHERE packed_words MATCH %s)",
    "postgresql": "position IN (SELECT position FROM packed_words WHERE words @@ to_tsquery('simple', %s))",
}
WORDS = {
    "sqlite": ["CREATE VIRTUAL TABLE packed_words USING fts5(text, content='')"],
    "postgresql": [
        "CREATE TABLE packed_words (position integer PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX packed_words_words ON packed_words USING gin (words)",
    ],
}
ADD_WORDS = {
    "sqlite": "INSERT INTO packed_words (rowid, text) VALUES (%s, %s)",
    "postgresql": "INSERT INTO packed_words VALUES (%s, to_tsvector('simple', %s))",
}


class SingleSQL:
    def __init__(self, listings: list[Listing]):
        self.holds = HOLDS[connection.vendor]
        with transaction.atomic(), connection.cursor() as cursor:
            self._make(cursor)
            rows = [packed_row(one) for one in listings]
            marks = ", ".join(["%s"] * (2 + len(FACETS)))
            cursor.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", rows)  # noqa: S608  (our own words)
            cursor.executemany(ADD_WORDS[connection.vendor], [(one.position, one.text) for one in listings])
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {TABLE}")

    def _make(self, cursor) -> None:
        columns = ", ".join(f"{facet} integer NOT NULL" for facet in FACETS)
        cursor.execute(f"CREATE TABLE {TABLE} (position integer PRIMARY KEY, id text NOT NULL, {columns})")
        for facet in FACETS:
            cursor.execute(f"CREATE INDEX {TABLE}_{facet} ON {TABLE} ({facet})")
        for make in WORDS[connection.vendor]:
            cursor.execute(make)

    def answer(self, question: Question) -> Answer:
        with connection.cursor() as cursor:
            cursor.execute(statement(question, self.holds), [question.word] if question.word else None)
            return answer_of(cursor.fetchall())
