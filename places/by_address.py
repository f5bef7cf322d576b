"""A town and its postcode, each of which makes up for what the other does not tell."""

import re

from places.by_name import named
from places.by_postcode import by_postcode
from places.distance import miles_between
from places.models import Place, PlaceKind
from places.postcodes import OUTWARD, WHOLE_FORM, area, compact
from places.resolution import Found, PlacedBy, Resolution, placed

# Every post town lies within this of the middle of its postcode area (the farthest, Perth, at 46).
AREA_MILES = 50
POSTCODE_LAST = re.compile(rf"(.*[^\s,])[\s,]+({OUTWARD}(?:\s*[0-9][A-Z]{{0,2}})?)")

BY_TOWN = "Placed by its town, {town}, so distances are rough."


def by_address(town: str, postcode: str) -> Resolution | None:
    """By the postcode; if no more than its area is known, by the one town of this name in or near the area.

    None if it is no postcode. A town that has several areas, as London has, tells less than each of them.
    """
    return _by_either(named(town), postcode)


def by_town_and_postcode(text: str) -> Resolution | None:
    """ "Leeds LS1", "12 Mill Lane, Leeds LS2 7DJ". None if it ends in no postcode.

    Part of one counts after a town alone: "near the M62" is a road.
    """
    match = POSTCODE_LAST.fullmatch(text.upper())
    if not match:
        return None
    before, postcode = match.groups()
    towns = next((found for part in reversed(before.split(",")) if (found := named(part))), [])
    is_whole = WHOLE_FORM.fullmatch(compact(postcode))
    return _by_either(towns, postcode) if towns or is_whole else None


def _by_either(towns: list[Place], postcode: str) -> Resolution | None:
    answer = by_postcode(postcode)
    point = answer.found if answer else None
    if point is None or point.placed_by != PlacedBy.POSTCODE_AREA:
        return answer
    near = [town for town in towns if _miles(town, point) <= AREA_MILES]
    if len(near) != 1 or _has_several_areas(near[0], postcode):
        return answer
    return placed(near[0], PlacedBy.TOWN, point.label, BY_TOWN.format(town=near[0].name))


def _miles(town: Place, point: Found) -> float:
    return miles_between(town.latitude, town.longitude, point.latitude, point.longitude)


def _has_several_areas(town: Place, postcode: str) -> bool:
    """Whether this area is called a part of the town: SE is South East London."""
    letters = area(compact(postcode))
    areas = Place.objects.filter(kind=PlaceKind.POSTCODE_AREA, name=letters)
    return areas.filter(district__endswith=f" {town.name}").exists()
