import signal
import threading

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from enquiries.mailing import send_queued, send_until


class Command(BaseCommand):
    help = "Sends what waits in the outbox, until it is stopped. Run one beside the site."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="send what is queued now, then end")

    def handle(self, *args, once, **options):
        if once:
            self.send_once()
        else:
            self.send_for_ever()

    def send_once(self) -> None:
        try:
            counts = send_queued()
        except Error as error:
            raise CommandError(
                f"The outbox cannot be read ({type(error).__name__}): look at DATABASE_URL."
            ) from None
        if counts is None:
            self.stdout.write("Another worker is sending: nothing was done.")
        else:
            self.stdout.write("Mails sent: {}, not sent: {}.".format(*counts))

    def send_for_ever(self) -> None:
        stop = threading.Event()

        def ask_to_stop(*_signal) -> None:
            # In a thread: a handler interrupts this one, which may be holding the event's own lock.
            threading.Thread(target=stop.set).start()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, ask_to_stop)
        send_until(stop)
