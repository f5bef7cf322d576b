"""What else people would answer the same search with. One file each; all give the same answers."""

from typing import Protocol

from benchmarks.listings import Listing
from benchmarks.names import SINGLE_SQL, TANTIVY, TUTORIAL
from benchmarks.questions import Answer, Question


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
