"""Text as plain small letters, so that one spelling meets another: of names, of what is searched for."""

import unicodedata

HYPHENS = "-\u2010\u2011"
APOSTROPHES = "'\u2018\u2019\u02bc"
# Letters that Unicode does not take apart into a plain one and an accent.
PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
# What folds to what is remembered for the scripts below this; queries could fill the memory with the rest.
REMEMBERED_BELOW = 0x2000


class _Folding(dict):
    """For `str.translate`: a character to its plain small letters, a space, or nothing."""

    def __missing__(self, code: int) -> str | None:
        folded = _fold(chr(code)) or None  # “nothing” in the way that translates plain text quickly
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
