"""Great-circle distance in miles, in Python and in SQL, by the same formula (haversine)."""

from math import asin, cos, radians, sin, sqrt

from django.db.models import Case, F, FloatField, Value, When
from django.db.models.functions import ASin, Cos, Power, Radians, Sin, Sqrt
from django.db.models.lookups import GreaterThan

EARTH_MILES = 3958.7613  # mean radius of the earth (IUGG), 6371.0088 km


def miles_between(lat1: float, lng1: float, lat2: float, lng2: float) -> float:
    """Miles from one point to the other. All four in degrees."""
    north = sin(radians(lat2 - lat1) / 2) ** 2
    east = sin(radians(lng2 - lng1) / 2) ** 2
    part = north + cos(radians(lat1)) * cos(radians(lat2)) * east
    return 2 * EARTH_MILES * asin(sqrt(min(1.0, part)))


def distance_miles(latitude: float, longitude: float, lat_field: str, lng_field: str):
    """Miles from a point to each row, to annotate a QuerySet with. NULL where a row has no coordinates."""
    here = Value(latitude, output_field=FloatField())
    there = F(lat_field)
    north = Power(Sin(Radians(there - here) / 2), 2)
    east = Power(Sin(Radians(F(lng_field) - Value(longitude, output_field=FloatField())) / 2), 2)
    part = north + Cos(Radians(here)) * Cos(Radians(there)) * east
    # Rounding may carry it past 1, where ASin fails. Not Least: PostgreSQL's makes 1 of a missing coordinate.
    clamped = Case(When(GreaterThan(part, 1.0), then=Value(1.0)), default=part, output_field=FloatField())
    return 2 * EARTH_MILES * ASin(Sqrt(clamped))
