"""How far the directory has come: what is known and how long ago it was checked, in numbers."""

import datetime
from collections import Counter
from dataclasses import dataclass
from statistics import median_low

from django.utils.translation import gettext

from programmes.freshness import Freshness, band
from programmes.models import Programme
from programmes.vocabulary import NOT_KNOWN, LedBy


@dataclass(frozen=True)
class Share:
    """So many of all published programmes."""

    label: str
    number: int
    of: int

    @property
    def percent(self) -> int:
        return whole_percent(self.number, self.of)


@dataclass(frozen=True)
class Figures:
    """`median_days` is the age of the oldest of a listing's three checks, of the `checked` listings that have all three."""

    total: int
    centres: int
    known: list[Share]
    bands: list[Share]
    median_days: int | None
    checked: int


def figures_of(today: datetime.date) -> Figures:
    """In one query; of published programmes alone."""
    rows = list(
        Programme.objects.published()
        .with_led_by(today)
        .order_by()
        .values_list("centre_id", "led_by", "frequency", "aftercare", "checked_on")
    )
    total = len(rows)
    known = {
        gettext("Who leads it, as checked or as said"): sum(
            led_by != LedBy.NOT_KNOWN for _, led_by, *_ in rows
        ),
        gettext("An HCPC registration that we checked"): sum(
            led_by == LedBy.REGISTERED for _, led_by, *_ in rows
        ),
        gettext("How often"): sum(frequency != NOT_KNOWN for _, _, frequency, *_ in rows),
        gettext("What follows after leaving"): sum(bool(aftercare) for *_, aftercare, _ in rows),
    }
    dates = [checked_on for *_, checked_on in rows]
    bands = Counter(band(checked_on, today) for checked_on in dates)
    ages = [(today - checked_on).days for checked_on in dates if checked_on]
    return Figures(
        total=total,
        centres=len({row[0] for row in rows}),
        known=[Share(label, number, total) for label, number in known.items()],
        bands=[Share(str(one.label), bands[one], total) for one in Freshness],
        median_days=median_low(ages) if ages else None,
        checked=len(ages),
    )


def whole_percent(number: int, of: int) -> int:
    """Rounded half up; but 100 only where it is all of them."""
    if not of:
        return 0
    rounded = (200 * number + of) // (2 * of)
    return rounded if number == of else min(rounded, 99)
