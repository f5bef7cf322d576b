"""Fills the tables that the tutorial approach and the admin read."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Model

from benchmarks.listings import Listing
from benchmarks.models import MEMBERS, FlatListing

BATCH = 5_000


@transaction.atomic
def fill_flat(listings: list[Listing], note: Callable[[str], object]) -> None:
    for start in range(0, len(listings), BATCH):
        _fill(listings[start : start + BATCH])
        note(f"{start:,} of {len(listings):,}")


def _fill(listings: list[Listing]) -> None:
    _save(FlatListing, [_flat(listing) for listing in listings])
    for facet, model in MEMBERS.items():
        _save(model, [model(listing_id=one.id, value=v) for one in listings for v in one.values[facet]])


def _flat(listing: Listing) -> FlatListing:
    single = {facet: values[0] for facet, values in listing.values.items() if facet not in MEMBERS}
    return FlatListing(programme_id=listing.id, position=listing.position, text=listing.text, **single)


def _save(model: type[Model], rows: list) -> None:
    model._base_manager.bulk_create(rows, batch_size=1000)
