"""DuckDB, a column store in the same process: the same single statement, on a table in memory, on all cores.

Its full-text search is an extension to be fetched at run time, so a word is looked for in the text.
"""

import csv
import tempfile

import duckdb

from benchmarks.grouped_sql import TABLE, answer_of, statement
from benchmarks.listings import Listing
from benchmarks.packing import packed_row
from benchmarks.questions import Answer, Question
from programmes.filters import FACETS

HOLDS = "contains(text, ?)"


class DuckDB:
    def __init__(self, listings: list[Listing]):
        self.connection = duckdb.connect(":memory:")
        columns = ", ".join(f"{facet} USMALLINT" for facet in FACETS)
        self.connection.execute(
            f"CREATE TABLE {TABLE} (position INTEGER, id VARCHAR, {columns}, text VARCHAR)"
        )
        # Row by row it takes minutes.
        with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
            rows = csv.writer(file)
            rows.writerows((*packed_row(one), " ".join(one.text.lower().split())) for one in listings)
            file.flush()
            self.connection.execute(f"COPY {TABLE} FROM '{file.name}' (HEADER false, DELIM ',', QUOTE '\"')")

    def answer(self, question: Question) -> Answer:
        asked = [question.word] if question.word else []
        return answer_of(self.connection.execute(statement(question, HOLDS), asked).fetchall())
