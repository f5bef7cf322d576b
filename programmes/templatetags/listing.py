"""How a listing's values are written on a page."""

import datetime

from django import template

from programmes import freshness

register = template.Library()


@register.filter
def in_miles(miles: float, is_rough: bool = False) -> str:
    """Whole miles, "about" so many where one end is known roughly; under one, says so."""
    if miles < 0.5:
        return "less than a mile or two" if is_rough else "under a mile"
    rounded = round(miles)
    return f"{'about ' if is_rough else ''}{rounded} mile{'' if rounded == 1 else 's'}"


@register.filter
def checked_words(programme, today: datetime.date) -> str:
    """When a programme loaded `for_cards()` was checked."""
    return freshness.in_words(programme.checked_on, today, programme.led_by)


@register.filter
def is_due(programme, today: datetime.date) -> bool:
    return freshness.is_due(programme.checked_on, today, programme.led_by)
