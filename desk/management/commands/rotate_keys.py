from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from desk.sign_in import sealed
from enquiries.journal import empty_when_done
from enquiries.rotation import Counts, encrypted_columns, rotate

LOST = (
    "{} texts are opened by no key in FIELD_KEYS, or were altered: they stand as they did. Add the key that they were "
    "written with at the end of FIELD_KEYS, and run it again; take no key away before."
)
ALL_NEW = (
    "Everything is under the first key. The others can be taken out of FIELD_KEYS once every process of the site "
    "was started with the new first key, and this was run once more after it."
)


class Command(BaseCommand):
    help = "Encrypts everything anew with the first of FIELD_KEYS. It can be stopped and run again, while the site runs."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only count, and write nothing")

    def handle(self, *args, check, **options):
        total = Counts()
        try:
            for place in [*encrypted_columns(), *sealed.places()]:
                counts = rotate(place, is_check=check)
                self.stdout.write(f"{place}: {self.in_words(counts, check)}")
                total.anew += counts.anew
                total.lost += counts.lost
            empty_when_done()
        except Error as error:
            raise CommandError(
                f"Not everything was encrypted anew ({type(error).__name__}): run it again when the database is there."
            ) from None
        except KeyboardInterrupt:
            raise CommandError("Stopped: run it again, it passes over what is done.") from None
        if total.lost:
            raise CommandError(LOST.format(total.lost))
        self.stdout.write(f"To encrypt anew: {total.anew}." if check and total.anew else ALL_NEW)

    def in_words(self, counts: Counts, is_check: bool) -> str:
        anew = "to encrypt anew" if is_check else "encrypted anew"
        return f"{counts.anew} {anew}, {counts.already} were already, {counts.lost} that no key opens."
