"""Programmes near a place, and those that distance says nothing about."""

from django.db.models import BooleanField, Case, Q, Value, When

from places.distance import distance_miles
from places.resolution import Found, Resolution
from places.resolve import resolve
from programmes.vocabulary import Setting, TakesFrom

# Reached from anywhere, or nobody knows from where: listed after those within the radius, never dropped.
NOT_BOUND_TO_A_PLACE = (
    Q(centre__latitude__isnull=True) | Q(setting=Setting.ONLINE) | Q(takes_from=TakesFrom.ANYWHERE)
)


class Near:
    """A place as a visitor typed it, and a radius in miles ("any" for none)."""

    def __init__(self, text: str, within: str):
        self.text = text.strip()
        self.within = within
        self.resolution: Resolution | None = resolve(self.text) if self.text else None

    @property
    def place(self) -> Found | None:
        return self.resolution.found if self.resolution else None

    def narrow(self, programmes):
        """Annotate `miles` and `is_apart`; keep what is within the radius, and what has no distance."""
        if not self.place:
            return programmes
        miles = distance_miles(
            self.place.latitude, self.place.longitude, "centre__latitude", "centre__longitude"
        )
        programmes = programmes.annotate(miles=miles)
        if self.within == "any":
            return programmes.annotate(is_apart=_true_when(Q(miles__isnull=True)))
        is_near = Q(miles__lte=float(self.within))
        return programmes.filter(is_near | NOT_BOUND_TO_A_PLACE).annotate(
            is_apart=_true_when(~is_near | Q(miles__isnull=True))
        )


def _true_when(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())
