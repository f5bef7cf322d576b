"""One database of made-up programmes: its tables, its rows, and what the peers read beside them."""

import datetime
from dataclasses import dataclass

from _working import working
from django.core.management import call_command
from django.db import connection

from benchmarks.flat_tables import fill_flat
from benchmarks.listings import Listing, read_listings
from benchmarks.made_up.filling import fill


@dataclass(frozen=True)
class Stock:
    """What is measured on: made-up programmes, also as plain rows for the peers."""

    size: int
    today: datetime.date
    listings: list[Listing]


def make(size: int, today: datetime.date) -> Stock:
    """Fill the empty database that the settings name."""
    with working(f"  Making up {size:,} programmes") as work:
        # The peers' tables point at the site's, which must be there first.
        for run_syncdb in (False, True):
            call_command("migrate", run_syncdb=run_syncdb, interactive=False, verbosity=0)
        fill(size, today, work.write)
    with working("  Laying them out for the peers") as work:
        listings = read_listings(today)
        fill_flat(listings, work.write)
        if connection.vendor == "postgresql":
            # As a server left alone for a while has done by itself; SQLite never does.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
    return Stock(size, today, listings)
