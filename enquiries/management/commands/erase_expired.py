from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from enquiries.outbox import KEEP_SENT_DAYS
from enquiries.retention import erase_what_is_due


class Command(BaseCommand):
    help = (
        "Erases enquiries, reports of mistakes and staff's notes on people whose date has come, the mails that name "
        "an enquiry, old sent mails, and counts of addresses that are over. The mail worker does the same once a day."
    )

    def handle(self, *args, **options):
        try:
            erased = erase_what_is_due()
        except Error as error:
            raise CommandError(
                f"Not everything could be erased ({type(error).__name__}): run it again when the database is there."
            ) from None
        self.stdout.write(
            f"Erased enquiries: {erased.enquiries}, mails about them: {erased.mails}, "
            f"mails sent over {KEEP_SENT_DAYS} days ago: {erased.old_mails}, "
            f"reports of mistakes: {erased.reports}, counts of addresses: {erased.counts}, "
            f"notes on people: {erased.notes}."
        )
