"""Changes of a listing that are about our own order, one listing at a time."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from places.models import Nation
from programmes.models import Centre, Programme
from programmes.rows import hold, say_who
from programmes.vocabulary import Region

NATION_OF = {
    Region.SCOTLAND: Nation.SCOTLAND,
    Region.WALES: Nation.WALES,
    Region.NORTHERN_IRELAND: Nation.NORTHERN_IRELAND,
}


def nation_of(region: str) -> Nation:
    return NATION_OF.get(Region(region), Nation.ENGLAND)


@transaction.atomic
def assign(listing: Programme | Centre, curator: AbstractBaseUser | None, by: AbstractBaseUser) -> None:
    """Give a listing to a curator, or to nobody. Raises ValidationError if it is so already."""
    hold(listing)
    if listing.curator == curator:
        raise ValidationError("It is so already.")
    listing.curator = curator
    why = f"given to {curator.get_username()}" if curator else "given to nobody"
    _save(listing, "curator", by, why)


@transaction.atomic
def set_region(centre: Centre, region: str, by: AbstractBaseUser) -> None:
    """Raises ValidationError if it is so already, or the region is not in the centre's nation."""
    hold(centre)
    if centre.region == region:
        raise ValidationError("It is so already.")
    if centre.nation != nation_of(region):
        raise ValidationError(
            f"It is in {centre.get_nation_display()}: change the nation and the region on its own page."
        )
    centre.region = region
    _save(centre, "region", by, "region changed")


def _save(listing: Programme | Centre, name: str, by: AbstractBaseUser, why: str) -> None:
    say_who(listing, by, why)
    listing.save(update_fields=[name, "changed_at"])
