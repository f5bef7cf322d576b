"""How a place's name is written, so that an exact lookup forgives spelling."""

import re
import unicodedata

LONGEST_KEY = 100
# Spelled in several ways, said in one.
SAME_WORDS = {"saint": "st", "upon": "on", "gt": "great", "nr": "near"}
# "Hay-on-Wye" is called Hay, "Weston-super-Mare" Weston.
JOINING = re.compile(r"^(.+?) (?:on|in|under|by|next|le|la|de|super|cum|at) .+$")
HONOURS = ("royal ", "city of ")


def key(text: str) -> str:
    """A name as it is looked up: no accents, capitals, apostrophes or punctuation. "" if nothing is left.

    The answer holds only `a-z`, `0-9` and single spaces, so it is safe in any query on any engine.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    plain = re.sub(r"['’‘`´]", "", plain)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", plain)
    return " ".join(SAME_WORDS.get(word, word) for word in words)


def keys_for(name: str, *others: str) -> set[str]:
    """Every key that finds a town: its name, its other names and the short form of its name."""
    own = key(name)
    keys = {own, *map(key, others)}
    keys |= {own.removeprefix(honour) for honour in HONOURS}
    keys |= {short[1] for short in map(JOINING.match, keys) if short}
    return {k[:LONGEST_KEY] for k in keys if k}
