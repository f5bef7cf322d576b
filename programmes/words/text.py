"""How a text becomes words: the same for listings and for queries, so that they meet."""

import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

HYPHENS = "-\u2010\u2011"
APOSTROPHES = "'\u2018\u2019\u02bc"
# Letters that Unicode does not take apart into a plain one and an accent.
PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
# What folds to what is remembered for the scripts below this; queries could fill the memory with the rest.
REMEMBERED_BELOW = 0x2000

_stemmer = snowballstemmer.stemmer("english")
_one_at_a_time = threading.Lock()


class _Folding(dict):
    """For `str.translate`: a character to its plain small letters, a space, or nothing."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        if code < REMEMBERED_BELOW:
            self[code] = folded
        return folded


def _fold(character: str) -> str:
    """Accents, apostrophes and what cannot be seen go; hyphens stay; all but letters and digits part words."""
    if character in HYPHENS:
        return "-"
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = [
        c for c in bare if c not in APOSTROPHES and unicodedata.category(c) not in ("Mn", "Mc", "Me", "Cf")
    ]
    return "".join(PLAIN.get(c, c) if c.isalnum() else " " for c in kept)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Words of plain small letters and digits, with the hyphens within and around them."""
    return text.translate(_FOLDING)


def parts(word: str) -> list[str]:
    """What the hyphens of a folded word hold apart."""
    return [part for part in word.split("-") if part]


def tokens(text: str) -> list[str]:
    """The words in their order, hyphens parting them. Those that had one follow whole, each after "".

    So `song-writing` is found as two words in a row and as `songwriting`.
    """
    folded = fold(text)
    if "-" not in folded:
        return folded.split()
    whole = [word.replace("-", "") for word in folded.split() if "-" in word and len(parts(word)) > 1]
    return folded.replace("-", " ").split() + [token for word in whole for token in ("", word)]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What English endings leave of a folded word. Slow (tens of microseconds), hence remembered."""
    with _one_at_a_time:  # the stemmer keeps its word in itself
        return _stemmer.stemWord(word)
