"""All words of the listings in alphabetical order, and which of them a typed word may stand for."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from programmes.words.text import stem

# A step past any letter, for the end of a range of words.
LAST = chr(0x10FFFF)
# Shorter words have no endings to lose, and half the vocabulary may begin with them.
SHORTEST_STEMMED = 3


class Vocabulary:
    """Words are stemmed when one is asked for: stemming them all would take longer than all else."""

    def __init__(self, words: Iterable[str]):
        self.words: Sequence[str] = sorted(words)

    def beginning_with(self, start: str) -> Sequence[str]:
        return self.words[bisect_left(self.words, start) : bisect_left(self.words, start + LAST)]

    def family(self, word: str) -> list[str]:
        """The words of the same stem, such as drum, drums and drumming. One or two letters have no other form."""
        if len(word) < SHORTEST_STEMMED:
            return [word] if self.holds(word) else []
        root = stem(word)
        kin = self.beginning_with(_shared_start(root))
        odd = root.removesuffix("ie") + "ying"  # tie and tying
        if root.endswith("ie") and self.holds(odd):
            kin = [*kin, odd]
        return [other for other in kin if other == word or stem(other) == root]

    def holds(self, word: str) -> bool:
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word


def _shared_start(root: str) -> str:
    """The letters all words of a stem begin with: therapy and therapies have "therapi", hoping has "hope"."""
    if len(root) > 2 and (root[-1] in "ie" or root.endswith("bl")):
        return root[:-1]
    return root
