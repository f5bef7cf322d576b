"""All that is measured at one size, in an order in which nothing is measured warm that is to be cold."""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.utils import timezone

from benchmarks import building, database, names, pages, searching
from benchmarks.timing import share_of_core
from programmes.index import Index


def figures(size: int, only: Collection[str], largest: bool) -> dict[str, Any]:
    """Seconds and bytes, by part; a part that was not asked for is absent. Raises Unequal."""
    stock = database.make(size, timezone.localdate())
    found: dict[str, Any] = {"size": size, "share": share_of_core()}
    index, found["facets"] = building.build_facets(stock.today, size)
    if names.BUILD in only:
        found |= _built(index, size, largest)
    if names.SEARCH in only:
        found |= _searched(stock, index, largest)
    if names.PAGES in only:
        found["pages"] = pages.measure()
    found["share"] = min(found["share"], share_of_core())
    return found


def _built(index: Index, size: int, largest: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "words": building.build_words(index, size),
        "nearest": building.nearest(index),
    }
    # Neither depends on the engine, and the goals are of SQLite.
    if largest and connection.vendor == "sqlite":
        found |= {"memory": building.memory(index.today), "million": building.count_a_million()}
    return found


def _searched(stock: database.Stock, index: Index, largest: bool) -> dict[str, Any]:
    ready, missing = searching.prepare(stock, index)
    found: dict[str, Any] = {
        "search": searching.compare(ready),
        "missing": missing,
        "cold": searching.cold(ready),
    }
    if largest:
        found["admin"] = searching.beside_admin(ready[names.OURS])
    return found
