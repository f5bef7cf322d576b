from django.db import models
from django.db.models import Q


class Nation(models.TextChoices):
    ENGLAND = "england", "England"
    SCOTLAND = "scotland", "Scotland"
    WALES = "wales", "Wales"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"


class PlaceKind(models.TextChoices):
    TOWN = "town", "Town"
    POSTCODE_AREA = "postcode_area", "Postcode area"
    OUTWARD_CODE = "outward_code", "Outward code"


class Place(models.Model):
    """Somewhere a visitor can search near. Written by `load_places` alone, never by hand."""

    kind = models.CharField(max_length=20, choices=PlaceKind.choices)
    name = models.CharField(max_length=100, help_text="A town's name, or part of a postcode: LS, LS21.")
    district = models.CharField(
        max_length=100,
        blank=True,
        help_text="For a postcode, the town it belongs to; for a town, its council where the county has another name.",
    )
    nation = models.CharField(max_length=20, choices=Nation.choices)
    county = models.CharField(max_length=100, blank=True)
    latitude = models.FloatField(help_text="Degrees north.")
    longitude = models.FloatField(help_text="Degrees east; west is below zero.")
    population = models.PositiveIntegerField(
        default=0, help_text="People who live there, only to rank namesakes. 0 is not known."
    )

    class Meta:
        ordering = ["name", "county", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name", "district", "county", "nation"],
                name="place_named_once",
                violation_error_message="This county already has a place of this kind and name. Say which district.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="place_has_name",
                violation_error_message="Give the place a name.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PlaceKind.values),
                name="place_kind_known",
                violation_error_message="Choose a town, a postcode area or an outward code.",
            ),
            models.CheckConstraint(
                condition=Q(nation__in=Nation.values),
                name="place_nation_known",
                violation_error_message="Choose England, Scotland, Wales or Northern Ireland.",
            ),
            # From Scilly to Shetland, from St Kilda to Lowestoft.
            models.CheckConstraint(
                condition=Q(latitude__gte=49.8, latitude__lte=60.9),
                name="place_latitude_in_uk",
                violation_error_message="The latitude is outside the UK: it lies between 49.8 and 60.9.",
            ),
            models.CheckConstraint(
                condition=Q(longitude__gte=-8.7, longitude__lte=1.8),
                name="place_longitude_in_uk",
                violation_error_message="The longitude is outside the UK: it lies between -8.7 and 1.8.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """As a visitor reads it: "Leeds, West Yorkshire", "Cardiff, Wales", "LS (Leeds)", "LS21"."""
        if self.kind == PlaceKind.OUTWARD_CODE:
            return self.name  # its district is one of many, seldom the one people would name
        if self.kind == PlaceKind.POSTCODE_AREA:
            return f"{self.name} ({self.district})"
        return f"{self.name}, {self.wider}"

    @property
    def full_label(self) -> str:
        """With the district too, to tell namesakes in one county apart: "Hayes, Southall, Greater London"."""
        return ", ".join(part for part in (self.name, self.district, self.wider) if part)

    @property
    def wider(self) -> str:
        """The county, or the nation where the county would only say the name again."""
        return self.county if self.county not in ("", self.name) else self.get_nation_display()


class PlaceName(models.Model):
    """One way to ask for a place, as `names.key` writes it: "hay on wye" and "hay" are both Hay-on-Wye."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    key = models.CharField(max_length=100)

    class Meta:
        ordering = ["key"]
        indexes = [models.Index(fields=["key"], name="placename_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "key"],
                name="placename_once_a_place",
                violation_error_message="This place already has that name.",
            ),
            models.CheckConstraint(
                condition=~Q(key=""),
                name="placename_has_key",
                violation_error_message="Give the name some letters.",
            ),
        ]

    def __str__(self) -> str:
        return self.key
