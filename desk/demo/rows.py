"""Read the invented providers and centres, and where the real towns lie."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from places.gazetteer import PlaceRow, read_areas, read_towns

FOLDER = Path(__file__).parent


def read(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


@cache
def towns() -> dict[tuple[str, str], PlaceRow]:
    """By name and county: no town of the demonstration shares both with another."""
    return {(row.name, row.county): row for row in read_towns()}


@cache
def areas() -> dict[str, PlaceRow]:
    return {row.name: row for row in read_areas()}
