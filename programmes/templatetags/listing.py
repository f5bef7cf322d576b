"""How a listing's values are written on a page."""

import datetime

from django import template
from django.utils.translation import gettext, ngettext

from programmes import freshness
from programmes.registers.ratings import tone

register = template.Library()


@register.filter
def in_miles(miles: float, is_rough: bool = False) -> str:
    """Whole miles, "about" so many where one end is known roughly; under one, says so."""
    if miles < 0.5:
        return gettext("less than a mile or two") if is_rough else gettext("under a mile")
    rounded = round(miles)
    miles_in_words = (
        ngettext("about %(miles)s mile", "about %(miles)s miles", rounded)
        if is_rough
        else ngettext("%(miles)s mile", "%(miles)s miles", rounded)
    )
    return miles_in_words % {"miles": rounded}


@register.filter
def checked_words(programme, today: datetime.date) -> str:
    """When a programme loaded `for_cards()` was checked."""
    return freshness.in_words(programme.checked_on, today, programme.led_by)


@register.filter
def is_due(programme, today: datetime.date) -> bool:
    return freshness.is_due(programme.checked_on, today, programme.led_by)


@register.filter
def rating_tone(centre) -> str:
    """The class of what its regulator says: `bad` or `due` for the two lowest, which the words say too."""
    return tone(centre.regulator, centre.rating)
