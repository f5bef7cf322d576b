"""Which listings hold a word, or words in a row, field by field.

A text is kept as a string of one character a word, its number in the vocabulary. A set of such a string is
the words of the text, and finding a phrase is finding a substring, both at the speed of C.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from itertools import accumulate

from programmes import bit_sets
from programmes.words.text import tokens
from programmes.words.vocabulary import Vocabulary

# In the order of rank: a word in the name says more than one in the description.
FIELDS = ("name", "place", "rest")

# One text for each of FIELDS.
Document = tuple[str, ...]

# The rows that hold a word: their positions, or a bit set where that is smaller.
Rows = array | int


class _Codes(dict):
    """A character for each word, given out as words come; there is room for a million."""

    def __missing__(self, word: str) -> str:
        self[word] = code = chr(len(self))
        return code


# What tokens() puts before a word that follows no other; it gets the code NUL.
GAP = ""


class Postings:
    """Of all documents, row n being the nth. `before` spares reading texts again that it holds already."""

    def __init__(self, documents: Sequence[Document], before: "Postings | None" = None):
        self.size = len(documents)
        reused = before if before is not None and before.is_mostly_in_use else None
        self.codes = _Codes(reused.codes if reused else {GAP: chr(0)})
        # Two texts of one hash are one text: Python salts its 64 bits, so nobody can aim for such a pair.
        self.hashes = array("q", map(hash, documents))
        self._index(documents, reused.texts() if reused else {})
        used = set().union(*self.rows)
        self.vocabulary = Vocabulary(word for word, code in self.codes.items() if word and code in used)

    @property
    def is_mostly_in_use(self) -> bool:
        """Words that have gone from all texts keep their codes; when too many have, it is time to begin anew."""
        return len(self.codes) <= 2 * len(self.vocabulary.words) + 1000

    def texts(self) -> dict[int, list[str]]:
        """The coded text of each field, by the document's hash."""
        fields = range(len(FIELDS))
        return {
            key: [self.text[slice(*self._bounds(row, field))] for field in fields]
            for row, key in enumerate(self.hashes)
        }

    def holding(self, field: int, words: Iterable[str]) -> int:
        """The rows whose field has any of the words."""
        found = [rows for word in words if (rows := self._rows_of(field, word)) is not None]
        bits = bit_sets.of((row for rows in found if isinstance(rows, array) for row in rows), self.size)
        for rows in found:
            if isinstance(rows, int):
                bits |= rows
        return bits

    def in_a_row(self, field: int, words: Sequence[str], ends: Collection[str]) -> int:
        """The rows whose field has these words one after the other, and then one of `ends`."""
        rows = self.holding(field, ends)
        for word in words:
            rows &= self.holding(field, [word])
        if not rows:
            return 0
        begin = "".join(self.codes[word] for word in words)
        last = {self.codes[word] for word in ends if word in self.codes}
        held = (
            row for row in bit_sets.in_order(rows, range(self.size)) if self._has(row, field, begin, last)
        )
        return bit_sets.of(held, self.size)

    def frequency(self, word: str) -> int:
        """In how many rows the word is, counted once for each field."""
        rows = [self._rows_of(field, word) for field in range(len(FIELDS))]
        return sum(held.bit_count() if isinstance(held, int) else len(held or ()) for held in rows)

    def _index(self, documents: Sequence[Document], known: dict[int, list[str]]) -> None:
        code = self.codes.__getitem__
        positions = [defaultdict(partial(array, "I")) for _ in FIELDS]
        texts: list[str] = []
        for row, (document, key) in enumerate(zip(documents, self.hashes, strict=True)):
            coded = known.get(key) or ["".join(map(code, tokens(text))) for text in document]
            for field, text in zip(positions, coded, strict=True):
                for character in set(text):
                    field[character].append(row)
            texts += coded
        self.text = "".join(texts)
        self.ends = array("I", accumulate(map(len, texts)))
        self.rows = [
            {character: self._smaller(rows) for character, rows in field.items()} for field in positions
        ]

    def _smaller(self, rows: array) -> Rows:
        return bit_sets.of(rows, self.size) if len(rows) * rows.itemsize * 8 > self.size else rows

    def _rows_of(self, field: int, word: str) -> Rows | None:
        # Not codes[word], which would give a code to a word that a visitor made up.
        return self.rows[field].get(self.codes.get(word))

    def _bounds(self, row: int, field: int) -> tuple[int, int]:
        n = row * len(FIELDS) + field
        return self.ends[n - 1] if n else 0, self.ends[n]

    def _has(self, row: int, field: int, begin: str, last: Collection[str]) -> bool:
        start, end = self._bounds(row, field)
        at = self.text.find(begin, start, end - 1)
        while at >= 0:
            if self.text[at + len(begin)] in last:
                return True
            at = self.text.find(begin, at + 1, end - 1)
        return False
