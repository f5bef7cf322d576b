"""How far the directory has come: what is known and how long ago it was checked, in numbers."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median_low

from django.utils.translation import gettext

from programmes.freshness import Freshness, band
from programmes.models import Programme
from programmes.vocabulary import NOT_KNOWN, LedBy


@dataclass(frozen=True)
class Share:
    """So many of all published programmes, and that in whole per cent."""

    label: str
    number: int
    percent: int


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
        known=[Share(label, number, whole_percent(number, total)) for label, number in known.items()],
        bands=_parts({str(one.label): bands[one] for one in Freshness}),
        median_days=median_low(ages) if ages else None,
        checked=len(ages),
    )


def whole_percent(number: int, of: int) -> int:
    """Cut down: it is 100 only where it is all of them."""
    return number * 100 // of if of else 0


def _parts(numbers: Mapping[str, int]) -> list[Share]:
    """The parts of one whole. Cut down they can lack a few per cent, which go to those that lost the most; but nothing
    short of all is 100."""
    of = sum(numbers.values())
    percents = {label: whole_percent(number, of) for label, number in numbers.items()}
    parts = [label for label in numbers if numbers[label] and percents[label] < 99]
    lost = sorted(parts, key=lambda label: numbers[label] * 100 % of, reverse=True)
    for label in lost[: 100 - sum(percents.values())]:
        percents[label] += 1
    return [Share(label, number, percents[label]) for label, number in numbers.items()]
