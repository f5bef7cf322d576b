"""UK postcodes: their form, and the parts that say where they are.

Source of the form: Royal Mail's Programmer's Guide to PAF, as in BS 7666.
"""

import csv
import re
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError

AREAS_FILE = Path(__file__).parent / "data" / "areas.csv"
# Postcode areas of the Crown dependencies: no part of the UK.
OUTSIDE_UK = {"GY": "Guernsey", "IM": "the Isle of Man", "JE": "Jersey"}

# Leeds is LS1 and LS21; parts of central London go on with a letter, such as SW1A.
OUTWARD = r"[A-Z]{1,2}(?:[0-9]{1,2}|[0-9][A-HJKMNPR-Y])"
INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
OUTWARD_FORM = re.compile(OUTWARD)
WHOLE_FORM = re.compile(f"({OUTWARD})({INWARD})")


@cache
def uk_areas() -> frozenset[str]:
    """The letters that begin a postcode in the UK, such as LS."""
    with AREAS_FILE.open(newline="", encoding="utf-8") as file:
        return frozenset(row["area"] for row in csv.DictReader(file))


def compact(text: str) -> str:
    """Capitals, and none of the spaces: "ls21 3ab" is "LS213AB"."""
    return re.sub(r"\s+", "", text).upper()


def normalise_postcode(text: str) -> str:
    """A whole UK postcode as it is written on an envelope: "ls213ab" is "LS21 3AB".

    Raises ValidationError, with one sentence, for anything else.
    """
    match = WHOLE_FORM.fullmatch(compact(text))
    if not match:
        raise ValidationError("Type a whole postcode, such as LS21 3AB.", code="postcode")
    first, second = match.groups()
    letters = area(first)
    if letters in OUTSIDE_UK:
        raise ValidationError(
            f"{letters} postcodes are in {OUTSIDE_UK[letters]}, outside the UK.", code="postcode"
        )
    if letters not in uk_areas():
        raise ValidationError(f"No UK postcode begins with {letters}. Check it.", code="postcode")
    return f"{first} {second}"


def outward(postcode: str) -> str:
    """The first half of a normalised postcode: "LS21 3AB" is "LS21"."""
    return postcode.split(" ")[0]


def area(postcode: str) -> str:
    """The letters a postcode or outward code begins with: "LS21 3AB" is "LS"."""
    letters = re.match(r"[A-Z]+", postcode)
    return letters[0] if letters else ""
