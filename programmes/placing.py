"""Where a centre is, as near as its postcode and its town tell."""

from places.by_address import by_address
from places.resolution import PlacedBy
from programmes.models import RegisterEntry
from programmes.vocabulary import CoordinateSource

NOWHERE = {"latitude": None, "longitude": None, "coordinates_from": CoordinateSource.NOT_KNOWN}

# How near an address brings us to the building.
SOURCE_OF = {
    PlacedBy.POSTCODE: CoordinateSource.OUTCODE,
    PlacedBy.OUTWARD_CODE: CoordinateSource.OUTCODE,
    PlacedBy.TOWN: CoordinateSource.TOWN,
    PlacedBy.POSTCODE_AREA: CoordinateSource.AREA,
}


def place_by_address(town: str, postcode: str) -> dict:
    """The centre's fields `latitude`, `longitude` (degrees) and `coordinates_from`; empty without a postcode."""
    answer = by_address(town, postcode) if postcode else None
    if answer is None or answer.found is None:
        return {}
    return {
        "latitude": answer.found.latitude,
        "longitude": answer.found.longitude,
        "coordinates_from": SOURCE_OF[answer.found.placed_by],
    }


def place_from_register(entry: RegisterEntry) -> dict:
    """The same fields: the register's own, else the middle of what its postcode and town tell, else none."""
    if entry.latitude is None or entry.longitude is None:
        return place_by_address(entry.town, entry.postcode)
    return {
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "coordinates_from": CoordinateSource.EXACT,
    }
