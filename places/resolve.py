"""What a visitor typed, as a point on the map.

`resolve("Leeds")`, `resolve("ls21 3ab")`, `resolve("Newport, Isle of Wight")`: one indexed query answers
each. It raises nothing, whatever the text.
"""

from django.utils.translation import gettext_lazy as _

from places.abroad import abroad, with_namesake
from places.by_address import by_town_and_postcode
from places.by_name import by_name, nearly_by_name
from places.by_postcode import by_postcode
from places.names import key
from places.resolution import Resolution
from places.too_wide import by_county, by_nation

LONGEST_TEXT = 100  # characters; no place with its county is longer
LONGEST_ECHO = 40  # characters of a text we do not know that are said back

NOTHING = "Type a town, or the first half of a postcode."
UNKNOWN = _("We do not know a place called “{text}”. Try a nearby town, or the first half of a postcode.")


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
        or by_town_and_postcode(text)
        or by_nation(text, words)
        or with_namesake(by_name(text, words), words)
        or abroad(text, words)
        or by_county(text, words)
        or nearly_by_name(text, words)
        or _unknown(text)
    )


def _unknown(text: str) -> Resolution:
    echo = text if len(text) <= LONGEST_ECHO else f"{text[:LONGEST_ECHO]}…"
    return Resolution(sentence=UNKNOWN.format(text=echo))
