"""The word that was probably meant where a word is not in the vocabulary."""

from collections.abc import Callable, Iterator

from programmes.words.vocabulary import Vocabulary

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# Letters a word needs for one slip to be forgiven, for two, and past which none is.
ONE_SLIP = 3
TWO_SLIPS = 6
LONGEST = 24


def nearest(word: str, vocabulary: Vocabulary, frequency: Callable[[str], int]) -> str:
    """The known word fewest slips away, of those the one most listings hold; "" if there is none.

    A slip is a letter too many, too few, wrong, or two letters swapped. Where it takes two, the first letter
    is taken to be right, which spares comparing with all words.
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


def _likely(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Words that two slips may lead to: of like length, with like letters, and with a piece in common.

    Each slip brings and takes one letter at most, and falls into two neighbouring pieces of five at most.
    """
    size, letters = len(word), set(word)
    pieces = [word[n * size // 5 : (n + 1) * size // 5] for n in range(5)]
    for other in vocabulary.beginning_with(word[0]):
        if (
            abs(len(other) - size) <= 2
            and any(piece in other for piece in pieces)
            and len(letters.symmetric_difference(other)) <= 4
        ):
            yield other


def slips(one: str, other: str, most: int = 2) -> int:
    """How many slips make one word of the other (Damerau's distance, no letter altered twice), if not over `most`."""
    far = most + 1
    before = last = [min(n, far) for n in range(len(other) + 1)]
    for i, a in enumerate(one, 1):
        row = [min(i, far)] + [far] * len(other)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            b = other[j - 1]
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b), far)
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                row[j] = min(row[j], before[j - 2] + 1)
        before, last = last, row
    return last[-1]
