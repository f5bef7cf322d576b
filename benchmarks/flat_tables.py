"""Fills the tables that the tutorial approach and the admin read."""

from collections.abc import Callable

from django.db import connection, transaction

from benchmarks.listings import Listing
from benchmarks.models import MEMBERS, FlatListing

BATCH = 5_000


@transaction.atomic
def fill_flat(listings: list[Listing], note: Callable[[str], object]) -> None:
    for start in range(0, len(listings), BATCH):
        _fill(listings[start : start + BATCH])
        note(f"{start:,} of {len(listings):,}")


def _fill(listings: list[Listing]) -> None:
    FlatListing._base_manager.bulk_create([_flat(listing) for listing in listings], batch_size=1000)
    # More than a million rows in all: past the models, in a quarter of the time.
    key = FlatListing._meta.pk.get_db_prep_value
    for facet, model in MEMBERS.items():
        rows = [(key(one.id, connection), value) for one in listings for value in one.values[facet]]
        insert = f"INSERT INTO {model._meta.db_table} (listing_id, value) VALUES (%s, %s)"  # noqa: S608  (our own words)
        with connection.cursor() as cursor:
            cursor.executemany(insert, rows)


def _flat(listing: Listing) -> FlatListing:
    single = {facet: values[0] for facet, values in listing.values.items() if facet not in MEMBERS}
    return FlatListing(programme_id=listing.id, position=listing.position, **single)
