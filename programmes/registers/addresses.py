"""An address in one cell, cut into street, town and county."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from places.gazetteer import read_towns
from places.models import Nation
from programmes.registers.repairs import clean

# Still written on envelopes, though no longer on the map.
FORMER_COUNTIES = {"avon", "cleveland", "humberside", "middlesex", "yorkshire"}
NATIONS = {label.casefold() for label in Nation.labels} | {"uk", "united kingdom"}
# "30-32,Teville Road": the number belongs to the street after it.
HOUSE_NUMBER = re.compile(r"\d+[a-z]?(\s*[-/]\s*\d+[a-z]?)?", re.IGNORECASE)


@dataclass(frozen=True)
class Address:
    street: str
    town: str
    county: str


def split_address(text: str) -> Address:
    """ "Unit 2,Mill Lane,Leeds,West Yorkshire": the last part is the town, or the county after it.

    A lone part is the street, and so is a last part that holds a number: no town is made up.
    """
    parts = [part for part in map(clean, text.split(",")) if part]
    if len(parts) > 1 and parts[-1].casefold() in NATIONS:
        parts.pop()
    county = parts.pop() if len(parts) > 1 and is_county(parts[-1]) else ""
    has_town = len(parts) > 1 and not any(c.isdigit() for c in parts[-1])
    town = parts.pop() if has_town else ""
    return Address(join_street(parts), small_letters(town), small_letters(county))


def join_street(parts: Iterable[str]) -> str:
    """Parts with a comma between, but none after a house number."""
    street = ""
    for part in filter(None, map(clean, parts)):
        last = street.rpartition(", ")[2]
        separator = " " if HOUSE_NUMBER.fullmatch(last) else ", "
        street = f"{street}{separator}{part}" if street else part
    return street


def is_county(text: str) -> bool:
    return text.casefold() in _counties()


def small_letters(name: str) -> str:
    """GLASGOW is Glasgow; a name in mixed letters is left as it is."""
    return name.title() if name.isupper() else name


@cache
def _counties() -> frozenset[str]:
    """Counties that are not towns as well: "Newport" alone is the town."""
    rows = list(read_towns())
    towns = {row.name.casefold() for row in rows}
    return frozenset(({row.county.casefold() for row in rows} | FORMER_COUNTIES) - towns - {""})
