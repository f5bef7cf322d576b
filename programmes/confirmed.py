"""Which posts an in-date check of who leads it confirmed: only of those people is registration said here."""

import datetime

from django.conf import settings

from programmes.models import FactCheck, Programme
from programmes.vocabulary import ANSWERED
from therapists.dates import months_before


def confirmed_posts(programme: Programme, today: datetime.date) -> set[int]:
    """Keys of appointments; needs a programme loaded with `with_checks()`."""
    checked_on = programme.leadership_checked_on
    if checked_on is None or checked_on < months_before(today, settings.CHECK_VALID_MONTHS):
        return set()
    confirmed = FactCheck.appointments.through.objects.filter(
        factcheck=programme.leadership_check_id, factcheck__outcome__in=ANSWERED
    )
    return set(confirmed.values_list("appointment_id", flat=True))
