import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from desk.demo import ForeignDatabaseError, SignIn, fill, is_filled


class Command(BaseCommand):
    help = (
        "Fill an empty database with invented listings, people and enquiries, and mark it a demonstration. "
        "Run again on a database it filled, it changes nothing; it refuses one that holds anything else."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--sign-ins", type=Path, metavar="FILE", help="also write the staff sign-ins to this file"
        )

    def handle(self, *args, sign_ins=None, **options):
        if self._is_filled():
            self.stdout.write("This database holds the demonstration already: nothing was changed.")
            return
        try:
            filled = fill(timezone.localdate(), keep=lambda made: _write(sign_ins, made))
        except ForeignDatabaseError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{sign_ins} cannot be written: {error.strerror}.") from error
        made = ", ".join(f"{count} {what}" for what, count in filled.counts.items())
        self.stdout.write(f"Made {made}.")
        self.stdout.write("Staff sign-ins:")
        self.stdout.write(as_lines(filled.sign_ins))

    def _is_filled(self) -> bool:
        try:
            return is_filled()
        except DatabaseError as error:
            raise CommandError("The database is not ready: start it and run manage.py migrate.") from error


def as_lines(sign_ins: list[SignIn]) -> str:
    return "\n".join(map(str, sign_ins))


def _write(path: Path | str | None, sign_ins: list[SignIn]) -> None:
    """For the eyes of whoever runs the site only."""
    if path is None:
        return
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as stream:
        os.fchmod(stream.fileno(), 0o600)
        stream.write(as_lines(sign_ins) + "\n")
