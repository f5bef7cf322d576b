"""How long ago a listing was checked, as a band and in words."""

import datetime

from django.conf import settings
from django.db.models import Q, TextChoices
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.vocabulary import LedBy
from therapists.dates import months_before

_FRESH, _AGEING = settings.FRESHNESS_MONTHS


class Freshness(TextChoices):
    """Of the oldest of the three questions' checks. The bands are `settings.FRESHNESS_MONTHS`."""

    FRESH = "fresh", format_lazy(_("Within {months} months"), months=_FRESH)
    AGEING = "ageing", format_lazy(_("{fewest} to {most} months ago"), fewest=_FRESH, most=_AGEING)
    OLD = "old", _("Longer ago")
    NEVER = "never", _("Not all checked yet")


def band(checked_on: datetime.date | None, today: datetime.date) -> Freshness:
    if checked_on is None:
        return Freshness.NEVER
    fresh, ageing = settings.FRESHNESS_MONTHS
    if checked_on >= months_before(today, fresh):
        return Freshness.FRESH
    return Freshness.AGEING if checked_on >= months_before(today, ageing) else Freshness.OLD


def bands_today() -> dict[str, Q]:
    """The same bands, as what a programme loaded `with_checks()` meets."""
    today = timezone.localdate()
    fresh, ageing = (months_before(today, months) for months in settings.FRESHNESS_MONTHS)
    return {
        Freshness.FRESH: Q(checked_on__gte=fresh),
        Freshness.AGEING: Q(checked_on__lt=fresh, checked_on__gte=ageing),
        Freshness.OLD: Q(checked_on__lt=ageing),
        Freshness.NEVER: Q(checked_on__isnull=True),
    }


def is_due(checked_on: datetime.date | None, today: datetime.date, led_by: str = "") -> bool:
    """Whether the listing is due for another check, was never checked, or no longer knows who leads it."""
    return led_by == LedBy.OUT_OF_DATE or band(checked_on, today) in (Freshness.OLD, Freshness.NEVER)


def in_words(checked_on: datetime.date | None, today: datetime.date, led_by: str = "") -> str:
    """The line that stands on a card: never a colour alone."""
    freshness = band(checked_on, today)
    if checked_on is None:
        return gettext("Not all three answers have been checked yet")
    day = date_format(checked_on, "j F Y")
    if led_by == LedBy.OUT_OF_DATE and freshness != Freshness.OLD:
        # A registration ends on a day of its own, however lately the centre was asked.
        return gettext("Last checked %(day)s – who leads it is due for a re-check") % {"day": day}
    if freshness == Freshness.FRESH:
        return gettext("✓ Checked %(day)s") % {"day": day}
    if freshness == Freshness.AGEING:
        return gettext("Checked %(day)s") % {"day": day}
    return gettext("Last checked %(day)s – due for a re-check") % {"day": day}
