"""Repair a cell, and put into words what could not be repaired."""

import datetime
from collections.abc import Callable

from django.utils import timezone

from programmes.registers.repairs import read_date, repair_coordinates


class Problems(list[str]):
    """Sentences' middles: "phone “30030346” is no UK number, left empty"."""

    def repair(self, column: str, repair: Callable[[str], str], text: str, kind: str) -> str:
        """What the repair makes of the text; an empty cell is no problem."""
        repaired = repair(text) if text else ""
        if text and not repaired:
            self.append(f"{column} “{_short(text)}” is no {kind}, left empty")
        return repaired

    def coordinates(self, latitude: str, longitude: str) -> dict[str, float | None]:
        point = repair_coordinates(latitude, longitude)
        if point is None and (latitude or longitude):
            self.append(
                f"coordinates “{_short(latitude)}, {_short(longitude)}” are not in the UK, left empty"
            )
        north, east = point or (None, None)
        return {"latitude": north, "longitude": east}

    def rating(self, rating: str, published: str) -> dict[str, str | datetime.date | None]:
        """A rating and the day it was published, or neither."""
        day = read_date(published) if rating else None
        if rating and day is None:
            self.append(f"rating “{_short(rating)}” has no date that can be read, left empty")
        elif day and day > timezone.localdate():
            self.append(f"rating “{_short(rating)}” is dated after today, left empty")
            rating, day = "", None
        return {"rating": rating if day else "", "rating_on": day}


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
