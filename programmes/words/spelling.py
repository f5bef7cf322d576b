"""The word that was probably meant where a word is not in the vocabulary."""

from collections.abc import Callable, Iterable

from programmes.words.vocabulary import Vocabulary

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# Letters a word needs for one slip to be forgiven, for two, and past which none is.
ONE_SLIP = 3
TWO_SLIPS = 6
LONGEST = 24


def nearest(word: str, vocabulary: Vocabulary, frequency: Callable[[str], int]) -> str:
    """The known word fewest slips away, of those the one most listings hold; "" if there is none.

    A slip is a letter too many, too few, wrong, or two letters swapped. The first letters may be swapped or
    once be wrong; with two slips one of the first two is taken to be right, which spares comparing all words.
    """
    if not ONE_SLIP <= len(word) <= LONGEST or not word.isalpha():
        return ""
    close = [other for other in _one_slip_from(word) if vocabulary.holds(other)]
    if not close and len(word) >= TWO_SLIPS:
        close = [other for other in _likely(word, vocabulary) if slips(word, other) <= 2]
    return min(close, key=lambda other: (-frequency(other), other), default="")


def _one_slip_from(word: str) -> set[str]:
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    return {
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + c + b[1:] for a, b in cuts if b for c in ALPHABET),
        *(a + c + b for a, b in cuts for c in ALPHABET),
    }


def _likely(word: str, vocabulary: Vocabulary) -> Iterable[str]:
    """Words of about the length and letters: two slips bring or take two letters each at most."""
    letters = set(word)
    shortest, longest = len(word) - 2, len(word) + 2
    for first in sorted({word[0], word[1]}):
        for other in vocabulary.beginning_with(first):
            if shortest <= len(other) <= longest and len(letters.symmetric_difference(other)) <= 4:
                yield other


def slips(one: str, other: str) -> int:
    """How many slips make one word of the other (Damerau's distance, no letter being altered twice)."""
    before, last = [], list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b)))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                row[j] = min(row[j], before[j - 2] + 1)
        before, last = last, row
    return last[-1]
