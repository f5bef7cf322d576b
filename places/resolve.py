"""What a visitor typed, as a point on the map.

`resolve("Leeds")`, `resolve("ls21 3ab")`, `resolve("Newport, Isle of Wight")`: one indexed query answers
each. It raises nothing, whatever the text.
"""

from places.by_name import by_name, nearly_by_name, too_wide
from places.by_postcode import by_postcode
from places.names import key
from places.resolution import Resolution, outside

LONGEST_TEXT = 100  # characters; no place with its county is longer
LONGEST_ECHO = 40  # characters of a text we do not know that are said back

NOTHING = "Type a town, or the first half of a postcode."
UNKNOWN = "We do not know a place called “{text}”. Try a nearby town, or the first half of a postcode."
# Places that may be looked for here, with no part in the UK: the name as `key` gives it, and the country.
ABROAD = {
    "guernsey": "Guernsey",
    "st peter port": "Guernsey",
    "isle of man": "the Isle of Man",
    "jersey": "Jersey",
    "ireland": "Ireland",
    "eire": "Ireland",
    "cork": "Ireland",
    "dublin": "Ireland",
    "galway": "Ireland",
    "limerick": "Ireland",
    "waterford": "Ireland",
}


def resolve(text: str) -> Resolution:
    """The place that a visitor's words mean, a choice of places, or a sentence that says what to do."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text[: LONGEST_TEXT + 1]).split())
    if not text:
        return Resolution(sentence=NOTHING)
    words = key(text).split()
    if not words or len(text) > LONGEST_TEXT:
        return _unknown(text)
    return (
        by_postcode(text)
        or by_name(text, words)
        or _abroad(text, words)
        or too_wide(text, words)
        or nearly_by_name(text, words)
        or _unknown(text)
    )


def _abroad(text: str, words: list[str]) -> Resolution | None:
    """By the last words: "Douglas, Isle of Man"."""
    endings = [" ".join(words[start:]) for start in range(len(words))]
    if "northern ireland" in endings:
        return None
    return next((outside(text, ABROAD[name]) for name in endings if name in ABROAD), None)


def _unknown(text: str) -> Resolution:
    echo = text if len(text) <= LONGEST_ECHO else f"{text[:LONGEST_ECHO]}…"
    return Resolution(sentence=UNKNOWN.format(text=echo))
