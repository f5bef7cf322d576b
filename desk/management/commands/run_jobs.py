import signal
import threading

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from desk.uploads.working import run_one, run_until


class Command(BaseCommand):
    help = "Checks and writes uploaded files, until it is stopped. Run one beside the site."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what waits now, then end")

    def handle(self, *args, once, **options):
        if once:
            self.run_once()
        else:
            self.run_for_ever()

    def run_once(self) -> None:
        done = 0
        try:
            while run_one():
                done += 1
        except Error as error:
            raise CommandError(
                f"What waits cannot be read ({type(error).__name__}): look at DATABASE_URL."
            ) from None
        self.stdout.write(f"Uploads worked at: {done}.")

    def run_for_ever(self) -> None:
        stop = threading.Event()

        def ask_to_stop(*_signal) -> None:
            # In a thread: a handler interrupts this one, which may be holding the event's own lock.
            threading.Thread(target=stop.set).start()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, ask_to_stop)
        run_until(stop)
