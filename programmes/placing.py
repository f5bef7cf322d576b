"""Where a centre is, as near as its postcode tells."""

from places.resolution import PlacedBy
from places.resolve import resolve
from programmes.vocabulary import CoordinateSource

# How near a postcode alone brings us to the building.
SOURCE_OF = {
    PlacedBy.POSTCODE: CoordinateSource.OUTCODE,
    PlacedBy.OUTWARD_CODE: CoordinateSource.OUTCODE,
    PlacedBy.POSTCODE_AREA: CoordinateSource.AREA,
}


def place_by_postcode(postcode: str) -> dict:
    """The centre's fields `latitude`, `longitude` (degrees) and `coordinates_from`; empty if nothing is known."""
    found = resolve(postcode).found if postcode else None
    if found is None or found.placed_by not in SOURCE_OF:
        return {}
    return {
        "latitude": found.latitude,
        "longitude": found.longitude,
        "coordinates_from": SOURCE_OF[found.placed_by],
    }
