from django.core.management.base import BaseCommand
from django.utils import timezone

from enquiries.models import Enquiry
from enquiries.outbox import KEEP_SENT_DAYS, erase_old_mails
from enquiries.services import erase


class Command(BaseCommand):
    help = "Erases enquiries whose date has come, the mails that name them, and old sent mails. Run it daily."

    def handle(self, *args, **options):
        enquiries, mails = erase(Enquiry.objects.expired(timezone.localdate()))
        old = erase_old_mails()
        self.stdout.write(
            f"Erased enquiries: {enquiries}, mails about them: {mails}, "
            f"mails sent over {KEEP_SENT_DAYS} days ago: {old}."
        )
