"""How a listing's values are written on a page."""

import datetime

from django import template

from programmes.freshness import Freshness, band, in_words

register = template.Library()


@register.filter
def in_miles(miles: float, is_rough: bool = False) -> str:
    """Whole miles, "about" so many where one end is known roughly; under one, says so."""
    if miles < 0.5:
        return "less than a mile or two" if is_rough else "under a mile"
    rounded = round(miles)
    return f"{'about ' if is_rough else ''}{rounded} mile{'' if rounded == 1 else 's'}"


@register.filter
def checked_words(checked_on: datetime.date | None, today: datetime.date) -> str:
    return in_words(checked_on, today)


@register.filter
def is_due(checked_on: datetime.date | None, today: datetime.date) -> bool:
    """Whether the listing is due for another check, or was never checked."""
    return band(checked_on, today) in (Freshness.OLD, Freshness.NEVER)
