"""What somebody typed, as terms to look up. Nothing typed is an error, and nothing is an operator but quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from programmes.words.text import parts
from therapists.plain_letters import fold

# Characters read of a query, and words used of it; more would only narrow to nothing, slowly.
LONGEST = 2_000
MOST_WORDS = 20
QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
# They say how other words hang together, and a listing may lack them: outside quotes they narrow nothing.
LITTLE_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"]
)

_QUOTED = re.compile(f"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]")
MORE = "…"


class Term(NamedTuple):
    """Words that stand in a row in one field.

    `is_quoted`: just these, without their other endings. `is_open`: the last may be the beginning of a word.
    """

    words: tuple[str, ...]
    is_quoted: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Query:
    """Every term is to be found. `left_out`: words past the most that are used, "…" if some were not even read."""

    terms: tuple[Term, ...]
    left_out: tuple[str, ...]


def parse(text: str) -> Query:
    """Pairs of quotes hold phrases; a quote without its fellow is as good as a space."""
    read = text[:LONGEST]
    is_open = bool(read) and not read[-1].isspace() and read[-1] not in QUOTES
    terms = list(_terms(read))
    if terms and is_open and not terms[-1].is_quoted:
        terms[-1] = terms[-1]._replace(is_open=True)
    terms = list(dict.fromkeys(terms))
    telling = [term for term in terms if not _is_little(term)] or terms
    used, left_out = _bounded(telling)
    return Query(tuple(used), (*left_out, *[MORE] * (len(text) > LONGEST)))


def _terms(text: str) -> Iterator[Term]:
    # Every second piece is the inside of a pair of quotes.
    for n, piece in enumerate(_QUOTED.split(text)):
        words = [tuple(parts(word)) for word in fold(piece).split()]
        if n % 2:
            words = [sum(words, ())]
        yield from (Term(some, is_quoted=bool(n % 2)) for some in words if some)


def _is_little(term: Term) -> bool:
    return len(term.words) == 1 and term.words[0] in LITTLE_WORDS and not (term.is_quoted or term.is_open)


def _bounded(terms: list[Term]) -> tuple[list[Term], list[str]]:
    used: list[Term] = []
    left_out: list[str] = []
    room = MOST_WORDS
    for term in terms:
        room -= len(term.words)
        if room >= 0:
            used.append(term)
        else:
            left_out += term.words
    return used, left_out
