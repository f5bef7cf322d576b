from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from enquiries.person import UNREAD, erase_held, held_about


class Command(BaseCommand):
    help = (
        "Erases all enquiries and reports of mistakes that came under one e-mail address, with all that was written to "
        "them and the mails about them. Make sure first that it is the person who asks."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument(
            "--yes", action="store_true", help="erase; without it, only say how many there are"
        )

    def handle(self, *args, email, yes, **options):
        try:
            held = held_about(email)
            numbers = f"{held.numbers}."
            if yes:
                erase_held(held)
        except Error as error:
            raise CommandError(
                f"Not everything could be erased ({type(error).__name__}): run it again when the database is there."
            ) from None
        self.stdout.write(f"Erased {numbers}" if yes else f"Would erase {numbers} Add --yes to do it.")
        if held.unread:
            self.stderr.write(UNREAD.format(held.unread))
