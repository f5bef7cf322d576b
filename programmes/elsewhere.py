"""Other programmes that a programme's page leads to."""

from django.db.models import QuerySet

from places.distance import distance_miles
from programmes.models import Centre, Programme
from programmes.near import WITHOUT_DISTANCE

# Of one that left the list, so many of those nearest to it.
NEAREST = 3


def of_the_same_provider(centre: Centre) -> QuerySet[Programme]:
    """What the provider offers at its other centres, as far as it is listed; none where nobody knows who runs it."""
    if centre.provider_id is None:
        return Programme.objects.none()
    programmes = Programme.objects.published().filter(centre__provider=centre.provider_id)
    return programmes.exclude(centre=centre).select_related("centre").order_by("centre__name", "name", "pk")


def nearest_to(centre: Centre) -> list[Programme]:
    """The nearest programmes that people travel to, each with `miles`; none where the centre has no place."""
    if centre.latitude is None or centre.longitude is None:
        return []
    away = distance_miles(centre.latitude, centre.longitude, "centre__latitude", "centre__longitude")
    programmes = Programme.objects.published().exclude(WITHOUT_DISTANCE).select_related("centre")
    return list(programmes.annotate(miles=away).order_by("miles", "pk")[:NEAREST])
