"""What may be spam is kept apart, and nobody is told of it: the list that it is not in says that it is there."""

from django.db.models import Count, Min
from django.utils.html import format_html
from django.utils.timesince import timesince

ONE = "1 {} may be spam: it was sent as a machine would, so nobody was told. It came {} ago."
SEVERAL = "{} {} may be spam: they were sent as a machine would, so nobody was told. The oldest came {} ago."
LOOK = '{} <a href="{}">Look, and bring back whoever is in earnest</a>'


def may_be_spam(rows) -> str:
    """How many of them nobody has looked at, and how long they have waited; empty if there are none."""
    found = rows.suspected().order_by().aggregate(number=Count("pk"), oldest=Min("created_at"))
    number, opts = found["number"], rows.model._meta
    if not number:
        return ""
    age = timesince(found["oldest"], depth=1)
    words = (
        ONE.format(opts.verbose_name, age)
        if number == 1
        else SEVERAL.format(number, opts.verbose_name_plural, age)
    )
    return format_html(LOOK, words, "?state=suspected")
