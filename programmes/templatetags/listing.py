"""How a listing's values are written on a page."""

import datetime

from django import template

from programmes.freshness import Freshness, band, in_words

register = template.Library()


@register.filter
def in_miles(miles: float) -> str:
    """Whole miles; under one, says so."""
    rounded = round(miles)
    return "under a mile" if miles < 0.5 else f"{rounded} mile{'' if rounded == 1 else 's'}"


@register.filter
def checked_words(checked_on: datetime.date | None, today: datetime.date) -> str:
    return in_words(checked_on, today)


@register.filter
def is_due(checked_on: datetime.date | None, today: datetime.date) -> bool:
    """Whether the listing is due for another check, or was never checked."""
    return band(checked_on, today) in (Freshness.OLD, Freshness.NEVER)
