"""Where a centre is, as near as its postcode and its town tell."""

from places.by_address import by_address
from places.resolution import PlacedBy
from programmes.vocabulary import CoordinateSource

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
