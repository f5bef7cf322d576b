from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from enquiries.models import Enquiry, MistakeReport, SenderCount
from enquiries.outbox import KEEP_SENT_DAYS, erase_old_mails
from enquiries.services import erase
from programmes.models import Note


class Command(BaseCommand):
    help = (
        "Erases enquiries, reports of mistakes and staff's notes on people whose date has come, the mails that name "
        "an enquiry, old sent mails, and counts of addresses that are over. Run it daily."
    )

    def handle(self, *args, **options):
        try:
            today = timezone.localdate()
            enquiries, mails = erase(Enquiry.objects.expired(today))
            reports, _ = MistakeReport.objects.expired(today).delete()
            counts = SenderCount.objects.forget_ended(timezone.now())
            notes = Note.objects.expired(today).erase()
            old = erase_old_mails()
        except Error as error:
            raise CommandError(
                f"Not everything could be erased ({type(error).__name__}): run it again when the database is there."
            ) from None
        self.stdout.write(
            f"Erased enquiries: {enquiries}, mails about them: {mails}, "
            f"mails sent over {KEEP_SENT_DAYS} days ago: {old}, "
            f"reports of mistakes: {reports}, counts of addresses: {counts}, notes on people: {notes}."
        )
