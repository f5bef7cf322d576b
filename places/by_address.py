"""A town and its postcode, each of which makes up for what the other does not tell."""

import re

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from places.by_name import named
from places.by_postcode import by_postcode
from places.distance import miles_between
from places.models import Place, PlaceKind
from places.postcodes import OUTWARD, WHOLE_FORM, area, compact
from places.resolution import Found, PlacedBy, Resolution, placed

# Every post town lies within this of the middle of its postcode area (the farthest, Perth, at 46).
AREA_MILES = 50
POSTCODE_LAST = re.compile(rf"(.*[^\s,])[\s,]+({OUTWARD}(?:\s*[0-9][A-Z]{{0,2}})?)")

BY_TOWN = _("Placed by its town, {town}, so distances are rough.")


def by_address(town: str, postcode: str) -> Resolution | None:
    """By the postcode; if no more than its area is known, by the one town of this name in or near the area.

    None if it is no postcode.
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
    if len(near) != 1 or not _may_stand_for(near[0], area(compact(postcode))):
        return answer
    return placed(near[0], PlacedBy.TOWN, point.label, BY_TOWN.format(town=near[0].name))


def _may_stand_for(town: Place, letters: str) -> bool:
    """Not Leeds, of LS, for M1; nor London for SE5: its area is only a part of it, South East London."""
    is_told_of = Q(name=letters) | Q(district=town.name)
    areas = Place.objects.filter(is_told_of, kind=PlaceKind.POSTCODE_AREA)
    nearest = min(areas, key=lambda one: _miles(town, one))
    return nearest.name == letters and not nearest.district.endswith(f" {town.name}")


def _miles(town: Place, point: Place | Found) -> float:
    return miles_between(town.latitude, town.longitude, point.latitude, point.longitude)
