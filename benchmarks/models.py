"""What the peers read beside the site's own tables: the values of the facets, worked out and laid flat.

Who leads it is derived by us from five tables and the price band from two columns; a set is one column of ours.
No peer has to derive, to split or to work out the order: that is a start given to them.
"""

from django.db import models

from places.models import Nation
from programmes.filters import PriceBand
from programmes.freshness import Freshness
from programmes.vocabulary import (
    NOT_KNOWN,
    Access,
    Activity,
    Aftercare,
    AgeBand,
    Frequency,
    Funding,
    LedBy,
    MusicFormat,
    OpenTo,
    Region,
    Setting,
    Treats,
    WaitingTime,
    YesNo,
)


def _one_of(choices) -> models.CharField:
    return models.CharField(max_length=20, choices=choices, db_index=True)


class FlatListing(models.Model):
    """One row a programme, one column a facet that has one value. `position` is the place in the default order."""

    programme = models.OneToOneField(
        "programmes.Programme", models.CASCADE, primary_key=True, related_name="flat"
    )
    position = models.PositiveIntegerField(unique=True)
    frequency = _one_of(Frequency)
    led_by = _one_of(LedBy)
    setting = _one_of(Setting)
    open_to = _one_of(OpenTo)
    price = _one_of(PriceBand)
    checked = _one_of(Freshness)
    waiting_time = _one_of(WaitingTime)
    detox_on_site = _one_of(YesNo)
    nation = _one_of(Nation)
    region = _one_of(Region)

    class Meta:
        app_label = "benchmarks"
        ordering = ["position"]

    def __str__(self):
        return str(self.position)


class _Member(models.Model):
    """One value of a set: what a many-to-many table is, without the second join for the value's name."""

    class Meta:
        abstract = True
        app_label = "benchmarks"

    def __str__(self):
        return self.value


def _members(facet: str, choices) -> type[models.Model]:
    """The table of a facet that is a set. "Not known" is a row too, so that no peer needs an outer join."""
    listing = models.ForeignKey(FlatListing, models.CASCADE, related_name=facet)
    value = models.CharField(
        max_length=20, choices=[*choices.choices, (NOT_KNOWN, "Not known yet")], db_index=True
    )
    name = f"Flat{facet.title().replace('_', '')}"
    return type(name, (_Member,), {"listing": listing, "value": value, "__module__": __name__})


MEMBERS = {
    facet: _members(facet, choices)
    for facet, choices in {
        "aftercare": Aftercare,
        "treats": Treats,
        "funding": Funding,
        "music_format": MusicFormat,
        "activities": Activity,
        "ages": AgeBand,
        "access": Access,
    }.items()
}
