"""How long the indexes take to build, how much memory they hold, and how long what is not remembered takes."""

import datetime
import gc
import tracemalloc
from collections.abc import Callable
from functools import partial
from random import Random
from statistics import median

from _working import working

from benchmarks.made_up.filling import SEED
from benchmarks.made_up.texts import MIDDLING
from benchmarks.questions import FOUR, PAGE, TWO, Question
from benchmarks.timing import in_turns, once
from programmes import bit_sets
from programmes.filters import FACETS
from programmes.index import Index, Listed
from programmes.near import Near
from programmes.ordering import Order
from programmes.words import WordIndex, read_documents

# Times each is built, at most; the median is taken. Past this many listings, once fewer.
BUILDS, MANY = 3, 50_000
TOWNS = ["Leeds", "Bristol", "Norwich", "Cardiff", "Exeter", "Carlisle", "Sheffield", "Derby", "Oxford"]
MILLION = 1_000_000


def build_facets(today: datetime.date, size: int) -> tuple[Index, float]:
    """The index, and the seconds to read the listings and build it."""
    built: list[Index] = []
    with working("  Building the facet index"):
        seconds = _median_of(lambda: built.append(Index(today)), size)
    return built[0], seconds


def build_words(index: Index, size: int) -> dict[str, float]:
    """Seconds to read the texts, and to make the word index of them."""
    with working("  Building the word index"):
        documents = read_documents(index.ids, index.today)
        return {
            "read": _median_of(lambda: read_documents(index.ids, index.today), size),
            "build": _median_of(lambda: WordIndex(documents), size),
        }


def memory(today: datetime.date) -> dict[str, float]:
    """Bytes that Python holds for the facet index, and for the words beside it."""
    with working("  Weighing both"):
        gc.collect()
        tracemalloc.start()
        index = Index(today)
        facets = _held()
        index.find(MIDDLING[0])
        both = _held()
        tracemalloc.stop()
    return {"facets": facets, "words": both - facets}


def nearest(index: Index) -> float:
    """Seconds to find what is within 50 miles, nearest first, round a place that nobody asked for yet."""
    asked = [Near(town, "50") for town in TOWNS]
    assert all(near.place for near in asked)  # noqa: S101  (or nothing would be measured)

    def ask(near: Near) -> Listed:
        return index.listed(index.select({}, near), Order.NEAREST, slice(0, PAGE))

    return median(once(partial(ask, near)) for near in asked)


def count_a_million(size: int = MILLION) -> dict[str, float]:
    """Seconds for all counts of each question over so many programmes, from the bit sets alone."""
    with working(f"  Counting {size:,} programmes"):
        sets = _made_up_sets(size)
        asked = [Question("Q0"), Question("Q2", TWO), Question("Q4", FOUR)]
        return in_turns({q.name: partial(_all_counts, sets, q, (1 << size) - 1) for q in asked}, budget=2)


def _held() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def _median_of(build: Callable[[], object], size: int) -> float:
    return median(once(build) for _ in range(BUILDS - (size > MANY)))


def _made_up_sets(size: int) -> dict[str, dict[str, int]]:
    """A column of values drawn by chance for each facet, as bit sets; no database is asked."""
    chance = Random(SEED)  # noqa: S311  (nothing secret comes of it)
    columns = {name: chance.choices(one.values, k=size) for name, one in FACETS.items()}
    return {
        name: bit_sets.by_value(columns[name], one.values, lambda cell: (cell,))
        for name, one in FACETS.items()
    }


def _all_counts(sets: dict[str, dict[str, int]], question: Question, everything: int) -> dict:
    """As `programmes.index` counts: a facet's own choices do not narrow its counts."""
    unions = {}
    for facet, values in question.chosen.items():
        unions[facet] = 0
        for value in values:
            unions[facet] |= sets[facet][value]
    counts = {}
    for facet, by_value in sets.items():
        pool = everything
        for other, union in unions.items():
            pool = pool & union if other != facet else pool
        counts[facet] = {value: (pool & bits).bit_count() for value, bits in by_value.items()}
    return counts
