from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from places.gazetteer import GazetteerError, read_outcodes
from places.loading import load_gazetteer, load_outcodes


class Command(BaseCommand):
    help = "Load towns and postcode areas (which `migrate` does too) and, from a file, outward codes."

    def add_arguments(self, parser):
        parser.add_argument(
            "--outcodes",
            type=Path,
            metavar="FILE",
            help="a CSV file with the columns postcode, lat, lng, nation, county and place",
        )

    def handle(self, *args, outcodes=None, **options):
        # Read before anything is written: a wrong file changes nothing.
        try:
            rows = read_outcodes(outcodes) if outcodes else None
        except GazetteerError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Towns and postcode areas: {load_gazetteer()}.")
        if rows is not None:
            self.stdout.write(f"Outward codes: {load_outcodes(rows)}.")
