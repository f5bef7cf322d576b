"""Programmes near a place, and those that distance says nothing about."""

from django.db.models import BooleanField, Case, F, Q, Value, When

from places.distance import distance_miles
from places.resolution import Found, Resolution
from places.resolve import resolve
from programmes.vocabulary import Setting, TakesFrom

# How far away these are says nothing: nobody travels, or nobody has told us where.
WITHOUT_DISTANCE = Q(centre__latitude__isnull=True) | Q(setting=Setting.ONLINE)
# Listed after those within the radius, never dropped.
NOT_BOUND_TO_A_PLACE = WITHOUT_DISTANCE | Q(takes_from=TakesFrom.ANYWHERE)


class Near:
    """A place as a visitor typed it, and a radius in miles ("any" for none)."""

    def __init__(self, text: str, within: str):
        self.text = text.strip()
        self.within = within
        self.resolution: Resolution | None = resolve(self.text) if self.text else None

    def at_any_distance(self) -> "Near":
        return Near(self.text, "any")

    @property
    def place(self) -> Found | None:
        return self.resolution.found if self.resolution else None

    def narrow(self, programmes):
        """Annotate `miles`, `miles_in_reach` and `is_apart`; keep what is in reach or bound to no place."""
        if not self.place:
            return programmes
        distance = distance_miles(
            self.place.latitude, self.place.longitude, "centre__latitude", "centre__longitude"
        )
        programmes = programmes.annotate(miles=Case(When(~WITHOUT_DISTANCE, then=distance)))
        reach = Q(miles__isnull=False) if self.within == "any" else Q(miles__lte=float(self.within))
        if self.within != "any":
            programmes = programmes.filter(reach | NOT_BOUND_TO_A_PLACE)
        # Distance sorts what is within reach; of the others it says nothing.
        return programmes.annotate(
            miles_in_reach=Case(When(reach, then=F("miles"))),
            is_apart=Case(When(reach, then=Value(False)), default=Value(True), output_field=BooleanField()),
        )
