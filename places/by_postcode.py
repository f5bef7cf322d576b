"""Place a whole postcode, the first half of one, or its letters alone."""

import re

from django.utils.translation import gettext_lazy as _

from places.models import Place, PlaceKind
from places.postcodes import INWARD, OUTSIDE_UK, OUTWARD_FORM, WHOLE_FORM, area, compact, uk_areas
from places.resolution import PlacedBy, Resolution, outside, placed

# "LS21 3" and "LS21 3A", from someone still typing: only with the space, or LS213 could be LS2 13.
PART_OF_SECOND_HALF = re.compile(r"\s[0-9][A-Z]?$")
EIRCODE = re.compile(r"(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W)[0-9AC-FHKNPRTV-Y]{4}")

WHOLE_AREA = _("This is the middle of all {area} postcodes, so distances are rough.")
BY_AREA = _("Placed by its postcode area, {place}, so distances are rough.")
BY_FIRST_HALF = _("Placed by its first half, {place}.")


def by_postcode(text: str) -> Resolution | None:
    """None if this is not how any postcode in these islands is written."""
    if EIRCODE.fullmatch(compact(text)):
        return outside(text, "Ireland")
    outward = first_half(text)
    letters = area(outward)
    if letters in OUTSIDE_UK:
        return outside(text, OUTSIDE_UK[letters])
    return _place(text, outward, letters) if letters in uk_areas() else None


def first_half(text: str) -> str:
    """The outward code in a text, or its letters if there is no more: "ls21 3ab" is LS21, "ls" LS. Else ""."""
    code = compact(text)
    if re.fullmatch("[A-Z]{1,2}", code):
        return code
    if WHOLE_FORM.fullmatch(code):
        return re.sub(f"{INWARD}$", "", code)
    code = compact(PART_OF_SECOND_HALF.sub("", text.upper()))
    return code if OUTWARD_FORM.fullmatch(code) else ""


def _place(text: str, outward: str, letters: str) -> Resolution | None:
    kinds = [PlaceKind.OUTWARD_CODE, PlaceKind.POSTCODE_AREA]
    known = {p.name: p for p in Place.objects.filter(kind__in=kinds, name__in={outward, letters})}
    typed = f"{outward} {compact(text).removeprefix(outward)}".strip()
    if outward == letters:
        note = WHOLE_AREA.format(area=letters)
        return placed(known[letters], PlacedBy.POSTCODE_AREA, note=note) if letters in known else None
    if outward in known and typed == outward:
        return placed(known[outward], PlacedBy.OUTWARD_CODE)
    if outward in known:
        note = BY_FIRST_HALF.format(place=known[outward].label)
        return placed(known[outward], PlacedBy.POSTCODE, typed, note)
    if letters in known:
        note = BY_AREA.format(place=known[letters].label)
        return placed(known[letters], PlacedBy.POSTCODE_AREA, typed, note)
    return None
