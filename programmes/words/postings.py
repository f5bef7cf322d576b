"""Which listings hold a word, or words in a row, field by field.

A text is kept as a string of one character a word, its number in the vocabulary. A set of such a string is
the words of the text, and finding a phrase is finding a substring, both at the speed of C.
"""

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from io import StringIO
from itertools import chain, pairwise, repeat
from operator import and_, or_

from programmes import bit_sets
from programmes.words.text import tokens
from programmes.words.vocabulary import Vocabulary

# In the order of rank: a word in the name says more than one in the description.
FIELDS = ("name", "place", "rest")

# One text for each of FIELDS.
Document = tuple[str, ...]

# What tokens() puts before a word that follows no other; it gets the code NUL.
GAP = ""

# The rows that hold a word: their positions, or a bit set where that is smaller.
Rows = array | int


class _Codes(dict):
    """A character for each word, given out as words come; there is room for a million."""

    def __missing__(self, word: str) -> str:
        self[word] = code = chr(len(self))
        return code


class _Adders(dict):
    """What adds a row to a character's array, ready to be called: building is mostly that."""

    def __init__(self) -> None:
        self.arrays: dict[str, array] = {}

    def __missing__(self, character: str) -> Callable[[int], None]:
        self.arrays[character] = rows = array("I")
        self[character] = rows.append
        return rows.append


class Postings:
    """Of all documents, row n being the nth. `before` spares reading texts again that it holds already."""

    def __init__(self, documents: Sequence[Document], before: "Postings | None" = None):
        self.size = len(documents)
        reused = before if before is not None and before.is_mostly_in_use else None
        self.codes: dict[str, str] = _Codes(reused.codes if reused else {GAP: chr(0)})
        # Two texts of one hash are one text: Python salts its 64 bits, so nobody can aim for such a pair.
        self.hashes = array("q", map(hash, documents))
        self._index(documents, reused.texts() if reused else {})
        used = set(chain.from_iterable(self.rows))
        self.vocabulary = Vocabulary(word for word, code in self.codes.items() if word and code in used)

    @property
    def is_mostly_in_use(self) -> bool:
        """Words that have gone from all texts keep their codes; when too many have, it is time to begin anew."""
        return len(self.codes) <= 2 * len(self.vocabulary.words) + 1000

    def texts(self) -> dict[int, list[str]]:
        """The coded text of each field, by the document's hash."""
        texts, step = [self.text[start:end] for start, end in pairwise(self.bounds)], len(FIELDS)
        return {key: texts[row * step : row * step + step] for row, key in enumerate(self.hashes)}

    def holding(self, field: int, words: Iterable[str]) -> int:
        """The rows whose field has any of the words."""
        # Not codes[word], which would give a code to a word that a visitor made up.
        found = [self.rows[field].get(self.codes.get(word, ""), 0) for word in words]
        few = chain.from_iterable(rows for rows in found if isinstance(rows, array))
        return reduce(or_, (rows for rows in found if isinstance(rows, int)), bit_sets.of(few, self.size))

    def in_a_row(self, field: int, words: Sequence[str]) -> int:
        """The rows whose field has these words one after the other."""
        rows = reduce(and_, (self.holding(field, [word]) for word in words))
        if not rows:
            return 0
        phrase = "".join(self.codes[word] for word in words)
        find, bounds, step = self.text.find, self.bounds, len(FIELDS)
        held = (
            row
            for row in bit_sets.in_order(rows, range(self.size), self.size)
            if find(phrase, bounds[row * step + field], bounds[row * step + field + 1]) >= 0
        )
        return bit_sets.of(held, self.size)

    def frequency(self, word: str) -> int:
        """In how many rows the word is, counted once for each field."""
        return sum(self.holding(field, [word]).bit_count() for field in range(len(FIELDS)))

    def _index(self, documents: Sequence[Document], known: dict[int, list[str]]) -> None:
        adders = [_Adders() for _ in FIELDS]
        adder_of = [adder.__getitem__ for adder in adders]
        code = self.codes.__getitem__
        bounds, end = array("I", [0]), 0
        texts = StringIO(newline="")
        for row, (document, key) in enumerate(zip(documents, self.hashes, strict=True)):
            # Characters from the codes, not from a text: they are there already, hash and all.
            coded = known.get(key) or [list(map(code, tokens(text))) for text in document]
            for adder, characters in zip(adder_of, coded, strict=True):
                for add in map(adder, set(characters)):
                    add(row)
            for characters in coded:
                end += texts.write("".join(characters))
                bounds.append(end)
        self.text, self.bounds = texts.getvalue(), bounds
        self.rows: list[dict[str, Rows]] = [
            {character: self._smaller(rows) for character, rows in field.arrays.items()} for field in adders
        ]

    def _smaller(self, rows: array) -> Rows:
        return _many(rows, self.size) if len(rows) * rows.itemsize * 8 > self.size else rows


def _many(rows: Iterable[int], size: int) -> int:
    """As `bit_sets.of`, in half the time where the set is dense."""
    digits = bytearray(b"0") * size
    deque(map(digits.__setitem__, rows, repeat(ord("1"))), maxlen=0)
    return int(digits[::-1] or b"0", 2)
