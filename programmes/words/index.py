"""The word index: what a query finds, best match first, and what was probably meant if it finds nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_

from programmes.words.postings import FIELDS, Document, Postings
from programmes.words.queries import LONGEST, Term, parse
from programmes.words.spelling import nearest
from therapists.plain_letters import fold

# Terms whose rows are remembered: at 100,000 listings that is 10 MB.
REMEMBERED = 256
# More unknown words than this are no slip of the finger.
MOST_MISSPELT = 3

_WORD = re.compile(r"[^\W_]+(?:['\u2018\u2019\u02bc][^\W_]+)*")


@dataclass(frozen=True)
class Found:
    """What a query finds, as bit sets. By best match, all of `ranks[0]` come first, then all of `ranks[1]` …

    A listing is in the first rank if every term is in its name, in the second if every term is in its name or
    place, else in the third; no listing is in two. `suggestion` is the query with its unknown words put right,
    if that finds something. `left_out` are words past the most that are used.
    """

    bits: int
    ranks: tuple[int, ...]
    suggestion: str = ""
    left_out: tuple[str, ...] = ()
    is_everything: bool = False


class WordIndex:
    """The words of all listings, position n being the nth document. Never altered: a change makes a new one.

    `before`, the index that this one follows, spares reading texts again.
    """

    def __init__(self, documents: Sequence[Document], before: "WordIndex | None" = None):
        self.postings: Postings = Postings(documents, before.postings if before else None)
        self.vocabulary = self.postings.vocabulary
        self.everything = (1 << len(documents)) - 1
        self._remembered: dict[Term, tuple[int, ...]] = {}

    def find(self, query: str) -> Found:
        """The listings that hold every term of the query, in any field. Never raises."""
        asked = parse(query)
        if not asked.terms:
            nothing_asked = (self.everything, *[0] * (len(FIELDS) - 1))
            return Found(self.everything, nothing_asked, left_out=asked.left_out, is_everything=True)
        within = self._ranked(asked.terms)
        ranks = tuple(held & ~better for held, better in zip(within, (0, *within), strict=False))
        suggestion = "" if within[-1] else self._suggest(query[:LONGEST], asked.terms)
        return Found(within[-1], ranks, suggestion, asked.left_out)

    def _ranked(self, terms: Iterable[Term]) -> list[int]:
        """For the first field, the first two and so on: the listings that hold all terms there."""
        ranks = [self.everything] * len(FIELDS)
        for term in terms:
            ranks = [rank & held for rank, held in zip(ranks, self._within(term), strict=True)]
        return ranks

    def _within(self, term: Term) -> tuple[int, ...]:
        """For the first field, the first two and so on: the listings that hold the term there."""
        held = self._remembered.get(term)
        if held is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            held = tuple(accumulate(self._look_up(term), or_))
            self._remembered[term] = held
        return held

    def _look_up(self, term: Term) -> list[int]:
        """For each field, the listings that hold the term in it."""
        begin, meant = term.words[:-1], self._meant(term)
        if not begin:
            return [self.postings.holding(field, meant) for field in range(len(FIELDS))]
        held = [self._in_a_row(field, begin, meant) for field in range(len(FIELDS))]
        if not term.is_quoted:
            whole = self._look_up(term._replace(words=("".join(term.words),)))
            held = list(map(or_, held, whole))
        return held

    def _in_a_row(self, field: int, begin: tuple[str, ...], ends: Iterable[str]) -> int:
        return reduce(or_, (self.postings.in_a_row(field, (*begin, end)) for end in ends))

    def _meant(self, term: Term) -> set[str]:
        """The words that the last word of a term stands for."""
        word = term.words[-1]
        meant = {word} if term.is_quoted else {word, *self.vocabulary.family(word)}
        return meant.union(self.vocabulary.beginning_with(word)) if term.is_open else meant

    def _suggest(self, query: str, terms: Sequence[Term]) -> str:
        """The query with each unknown word replaced by the nearest known one; "" if that finds nothing either."""
        unknown = {word for term in terms for word in self._unknown(term)}
        if not 0 < len(unknown) <= MOST_MISSPELT:
            return ""
        right = {word: nearest(word, self.vocabulary, self.postings.frequency) for word in unknown}
        if not all(right.values()):
            return ""
        changed = _WORD.sub(lambda found: right.get(fold(found[0]), found[0]), query)
        text = " ".join("".join(c if c.isprintable() else " " for c in changed).split())
        return text if self._ranked(parse(text).terms)[-1] else ""

    def _unknown(self, term: Term) -> list[str]:
        """The words of a term that are in no listing, or are its last and stand for none that is."""
        if len(term.words) == 1:
            return [] if any(map(self.vocabulary.holds, self._meant(term))) else [*term.words]
        if any(self._look_up(term)):
            return []
        return [word for word in term.words if not self.vocabulary.holds(word)]
