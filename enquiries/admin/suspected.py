"""What may be spam is kept apart, and nobody is told of it: the inbox says that it is there."""

from django.db.models import Count, Min
from django.utils.html import format_html
from django.utils.timesince import timesince

ONE = "1 enquiry may be spam: it was sent as a machine would, so nobody was told. It came {} ago."
SEVERAL = (
    "{} enquiries may be spam: they were sent as a machine would, so nobody was told. The oldest came {} ago."
)
LOOK = '{} <a href="{}">Look, and bring back whoever is in earnest</a>'


def may_be_spam(enquiries) -> str:
    """How many of them nobody has looked at, and how long they have waited; empty if there are none."""
    found = enquiries.suspected().order_by().aggregate(number=Count("pk"), oldest=Min("created_at"))
    if not found["number"]:
        return ""
    age = timesince(found["oldest"], depth=1)
    words = ONE.format(age) if found["number"] == 1 else SEVERAL.format(found["number"], age)
    return format_html(LOOK, words, "?state=suspected")
