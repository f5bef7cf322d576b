"""The answers that `resolve` gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from places.models import Place

MOST_CHOICES = 8
OUTSIDE = _("“{text}” is in {country}. We cover England, Scotland, Wales and Northern Ireland.")
OUTSIDE_ITSELF = _("{country} is outside the UK. We cover England, Scotland, Wales and Northern Ireland.")


class PlacedBy(TextChoices):
    TOWN = "town", "Town"
    POSTCODE = "postcode", "Whole postcode, by its first half"
    OUTWARD_CODE = "outward_code", "First half of a postcode"
    POSTCODE_AREA = "postcode_area", "Postcode area"


@dataclass(frozen=True)
class Found:
    """A point to measure from, in degrees. `note` says how rough it is, in a sentence; "" for a town by its name."""

    label: str
    latitude: float
    longitude: float
    nation: str
    placed_by: PlacedBy
    note: str = ""


@dataclass(frozen=True)
class Choice:
    """One of the places perhaps meant. `query` is a text that resolves to it alone."""

    label: str
    query: str


@dataclass(frozen=True)
class Resolution:
    """Either `found`, or a `sentence` to stand beside the field.

    `choices` are the places the sentence speaks of, or the namesakes passed over for the one found. `outside` is
    the country of a place with no part in the UK, as it is called within a sentence.
    """

    found: Found | None = None
    sentence: str = ""
    choices: tuple[Choice, ...] = ()
    outside: str = ""


def placed(
    place: Place, placed_by: PlacedBy, label: str = "", note: str = "", choices: tuple[Choice, ...] = ()
) -> Resolution:
    """A place was found."""
    point = Found(
        label=label or place.label,
        latitude=place.latitude,
        longitude=place.longitude,
        nation=place.nation,
        placed_by=placed_by,
        note=note,
    )
    return Resolution(found=point, choices=choices)


def outside(text: str, country: str) -> Resolution:
    """The place exists, and is not in the UK."""
    return Resolution(sentence=OUTSIDE.format(text=text, country=country), outside=country)


def outside_itself(country: str) -> Resolution:
    """The text is the name of a country, which would not be "in" itself."""
    sentence = OUTSIDE_ITSELF.format(country=country[0].upper() + country[1:])
    return Resolution(sentence=sentence, outside=country)


def choose(sentence: str, places: Sequence[Place]) -> Resolution:
    """Offer several places, in the order given."""
    return Resolution(sentence=sentence, choices=offer(places))


def offer(places: Sequence[Place]) -> tuple[Choice, ...]:
    """A choice for each, the first few. Namesakes in one county are told apart by their district."""
    labels = [place.label for place in places]
    names = [place.full_label if labels.count(place.label) > 1 else place.label for place in places]
    return tuple(Choice(label=name, query=name) for name in names[:MOST_CHOICES])
