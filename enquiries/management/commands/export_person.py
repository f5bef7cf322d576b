import os

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, transaction

from enquiries.fields import UndecryptableError
from enquiries.person import UNREAD, export, held_about


class Command(BaseCommand):
    help = (
        "Writes all enquiries and reports of mistakes that came under one e-mail address into a new file, as JSON, "
        "with all that was written to them. Make sure first that it is the person who asks."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("file", help="must not be there yet; only you can read it")

    def handle(self, *args, email, file, **options):
        try:
            held = held_about(email)
            with transaction.atomic():
                _write(file, export(held))
        except Error as error:
            raise CommandError(f"The database cannot be read ({type(error).__name__}): try again.") from None
        except OSError as error:
            raise CommandError(f"The file could not be written: {error.strerror}. Name a new one.") from None
        except UndecryptableError as error:
            raise CommandError(f"{error} Nothing was exported.") from None
        self.stdout.write(f"Exported {held.numbers}.")
        if held.unread:
            self.stderr.write(UNREAD.format(held.unread))


def _write(path: str, copy: str) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(copy)
