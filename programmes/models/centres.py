import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField
from simple_history.models import HistoricalRecords

from places.models import Nation
from places.postcodes import normalise_postcode
from programmes.fields import WebAddressField, known_choice
from programmes.models.changes import ChangedAtField, ChangesQuerySet
from programmes.models.curators import curator_field
from programmes.vocabulary import CoordinateSource, Region, Regulator

# The frame of the United Kingdom, in degrees: what lies outside was mistyped.
UK_LATITUDES = (49.8, 60.95)
UK_LONGITUDES = (-8.7, 1.8)
# Regulators of care did not exist before this.
EARLIEST_RATING = datetime.date(2000, 1, 1)


class PostcodeField(models.CharField):
    """A UK postcode, stored as "LS21 3AB"; empty where it is not known."""

    def to_python(self, value):
        value = super().to_python(value)
        return normalise_postcode(value) if value else value


class Centre(models.Model):
    """A place with an address, and perhaps a regulator's registration (an HSDS location)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(
        "programmes.Provider",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="centres",
        help_text="Leave empty if you do not know who runs it: the page says so.",
    )
    name = models.CharField(max_length=200)
    street = models.CharField("street address", max_length=250, blank=True)
    town = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=100, blank=True)
    postcode = PostcodeField(max_length=8, blank=True)
    nation = models.CharField(max_length=20, choices=Nation)
    region = models.CharField(max_length=20, choices=Region)
    latitude = models.FloatField(null=True, blank=True, help_text="Degrees north, such as 53.9083.")
    longitude = models.FloatField(
        null=True, blank=True, help_text="Degrees east, such as -1.6938: most of the UK is negative."
    )
    coordinates_from = models.CharField(
        max_length=10,
        choices=CoordinateSource,
        default=CoordinateSource.NOT_KNOWN,
        help_text="“Withheld” keeps the street address and the map dot off the public page.",
    )
    phone = PhoneNumberField(blank=True, help_text="The number that the public may call: 0113 496 0000.")
    email = models.EmailField(blank=True, help_text="The centre's own, never a person's.")
    website = WebAddressField(blank=True)
    regulator = models.CharField(max_length=20, choices=Regulator, default=Regulator.NOT_KNOWN)
    registration_id = models.CharField(
        "registration number",
        max_length=40,
        blank=True,
        help_text="The regulator's own id, such as 1-123456789.",
    )
    rating = models.CharField(
        max_length=80,
        blank=True,
        help_text="In the regulator's own words. Never compared with another regulator's.",
    )
    rating_on = models.DateField("rating published on", null=True, blank=True)
    curator = curator_field()
    changed_at = ChangedAtField(but=("email", "curator"))

    objects = ChangesQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["changed_at"])

    class Meta:
        ordering = ["name", "pk"]
        # Links that fail are looked up by their address.
        indexes = [models.Index(fields=["website"], name="centre_website")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""), name="centre_named", violation_error_message="Write the centre's name."
            ),
            known_choice("centre", "nation", Nation),
            known_choice("centre", "region", Region),
            known_choice("centre", "regulator", Regulator),
            known_choice("centre", "coordinates_from", CoordinateSource),
            models.CheckConstraint(
                condition=Q(
                    latitude__isnull=True,
                    longitude__isnull=True,
                    coordinates_from__in=[CoordinateSource.WITHHELD, CoordinateSource.NOT_KNOWN],
                )
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    coordinates_from__in=[
                        CoordinateSource.EXACT,
                        CoordinateSource.OUTCODE,
                        CoordinateSource.TOWN,
                        CoordinateSource.AREA,
                    ],
                ),
                name="centre_coordinates_have_source",
                violation_error_message="Give both coordinates and where they come from, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True)
                | Q(latitude__range=UK_LATITUDES) & Q(longitude__range=UK_LONGITUDES),
                name="centre_coordinates_in_uk",
                violation_error_message="These coordinates are outside the United Kingdom.",
            ),
            models.CheckConstraint(
                condition=Q(nation=Nation.SCOTLAND, region=Region.SCOTLAND)
                | Q(nation=Nation.WALES, region=Region.WALES)
                | Q(nation=Nation.NORTHERN_IRELAND, region=Region.NORTHERN_IRELAND)
                | Q(nation=Nation.ENGLAND)
                & ~Q(region__in=[Region.SCOTLAND, Region.WALES, Region.NORTHERN_IRELAND]),
                name="centre_region_in_nation",
                violation_error_message="The region is not in that nation.",
            ),
            models.CheckConstraint(
                condition=Q(rating="", rating_on__isnull=True)
                | ~Q(rating="") & Q(rating_on__isnull=False, rating_on__gte=EARLIEST_RATING),
                name="centre_rating_has_date",
                violation_error_message="A rating needs the date it was published, and a date needs a rating.",
            ),
            models.CheckConstraint(
                condition=Q(registration_id="")
                | ~Q(regulator__in=[Regulator.NONE_REQUIRED, Regulator.NOT_KNOWN]),
                name="centre_registration_has_regulator",
                violation_error_message="Say which regulator gave the registration number.",
            ),
            models.UniqueConstraint(
                fields=["regulator", "registration_id"],
                condition=~Q(registration_id=""),
                name="centre_registration_once",
                violation_error_message="Another centre already has this registration number.",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.town}" if self.town else self.name

    @property
    def is_address_withheld(self) -> bool:
        return self.coordinates_from == CoordinateSource.WITHHELD

    @property
    def is_roughly_placed(self) -> bool:
        """Whether a distance to it is to be read as "about"."""
        return self.coordinates_from != CoordinateSource.EXACT

    @property
    def regulator_page(self) -> str:
        """The centre's own page at its regulator, or empty where no stable address is known."""
        if self.regulator == Regulator.CQC and self.registration_id:
            return f"https://www.cqc.org.uk/location/{self.registration_id}"
        return ""

    def clean(self):
        if self.rating and not self.rating_on:
            raise ValidationError({"rating_on": "Write the date the rating was published."})
        if self.rating_on and self.rating_on > timezone.localdate():
            raise ValidationError({"rating_on": "This day is after today: write the day it was published."})
