"""The best single statement found: masks, one pass that notes which facet a row misses, one GROUP BY a facet.

Turned down as slower: a sum for each of the 90 values (2 to 8 times), grouping sets, joins with rows a value.
A row that misses one chosen facet counts for that facet's own values, one that misses two for nothing.
"""

from collections import defaultdict
from collections.abc import Iterable

from benchmarks.packing import mask, unpack
from benchmarks.questions import PAGE, Answer, Question, all_counts
from programmes.filters import FACETS

TABLE = "packed"
TOTAL, ROW = "total", "row"


def statement(question: Question, holds_word: str = "") -> str:
    """One SQL text; `holds_word` is the condition that a row holds the word, in the words of the engine."""
    missed = _missed(question)
    where = [f"missed IN (0, {', '.join(map(str, _bits(question).values()))})"] if question.chosen else []
    where += [holds_word] if question.word else []
    found = f"SELECT * FROM (SELECT *, {missed} AS missed FROM {TABLE}) AS every"  # noqa: S608  (our own words)
    if where:
        found += f" WHERE {' AND '.join(where)}"
    is_everything = not where
    source, kept = (TABLE, "") if is_everything else ("found", " WHERE missed = 0")
    parts = [f"SELECT '{TOTAL}' AS part, '' AS id, count(*) AS key, 0 AS n FROM {source}{kept}"]  # noqa: S608
    page = f"SELECT id, position FROM {source}{kept} ORDER BY position LIMIT {PAGE}"  # noqa: S608
    parts.append(f"SELECT '{ROW}', id, position, 0 FROM ({page}) AS page")  # noqa: S608
    parts += [_group(question, facet, source, is_everything) for facet in FACETS]
    head = "" if is_everything else f"WITH found AS MATERIALIZED ({found}) "
    return head + " UNION ALL ".join(parts)


def _bits(question: Question) -> dict[str, int]:
    return {facet: 1 << n for n, facet in enumerate(question.chosen)}


def _missed(question: Question) -> str:
    """The facets whose chosen values a row holds none of, as a mask."""
    bits = _bits(question)
    terms = [
        f"CASE WHEN ({facet} & {mask(facet, values)}) = 0 THEN {bits[facet]} ELSE 0 END"
        for facet, values in question.chosen.items()
    ]
    return " + ".join(terms) or "0"


def _group(question: Question, facet: str, source: str, is_everything: bool) -> str:
    kept = "" if is_everything else f" WHERE missed IN (0, {_bits(question).get(facet, 0)})"
    return f"SELECT '{facet}', '', {facet}, count(*) FROM {source}{kept} GROUP BY {facet}"  # noqa: S608


def answer_of(rows: Iterable[tuple[str, str, int, int]]) -> Answer:
    """The answer that a statement's rows say."""
    total, page = 0, []
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for part, key, number, count in rows:
        if part == TOTAL:
            total = number
        elif part == ROW:
            page.append((number, str(key)))
        else:
            for value in unpack(part, number):
                counts[part][value] += count
    return Answer(total, all_counts(counts), [pk for _, pk in sorted(page)])
