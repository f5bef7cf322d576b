"""How a text becomes words: the same for listings and for queries, so that they meet."""

import threading
from functools import lru_cache

import snowballstemmer

from therapists.plain_letters import fold

_stemmer = snowballstemmer.stemmer("english")
_one_at_a_time = threading.Lock()


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
