"""What else people would answer the same search with. One file each; all give the same answers."""

from typing import Protocol

from benchmarks.listings import Listing
from benchmarks.questions import Answer, Question

OURS, TUTORIAL, SINGLE_SQL, TANTIVY, DUCKDB = "index", "tutorial", "single SQL", "Tantivy", "DuckDB"
ADMIN = "Django admin"
# In the order they are shown.
ALL = [OURS, TUTORIAL, SINGLE_SQL, TANTIVY, DUCKDB]


class Peer(Protocol):
    def answer(self, question: Question) -> Answer: ...


class Missing(Exception):
    """Why a peer cannot be measured here, as half a sentence."""


def make(name: str, listings: list[Listing]) -> Peer:
    """One of the peers beside the index, holding the listings. Raises Missing if its package is not there."""
    if name == TUTORIAL:
        from benchmarks.peers.tutorial import Tutorial

        return Tutorial()
    if name == SINGLE_SQL:
        from benchmarks.peers.single_sql import SingleSQL

        return SingleSQL(listings)
    try:
        if name == TANTIVY:
            from benchmarks.peers.tantivy_engine import Tantivy

            return Tantivy(listings)
        from benchmarks.peers.duckdb_engine import DuckDB

        return DuckDB(listings)
    except ModuleNotFoundError as error:
        raise Missing(f"the package {error.name} is not installed") from None
