"""{% example_strip "weekly" %}: a strip to explain strips with, of no programme."""

from typing import Any

from django import template

from programmes.models import Programme
from programmes.strip import Strip

register = template.Library()

EXAMPLES: dict[str, dict[str, Any]] = {
    "weekly": {
        "frequency": "several_weekly",
        "sessions_per_week": 3,
        "aftercare": ("group",),
        "aftercare_frequency": "weekly",
        "aftercare_length": "months",
        "aftercare_months": 12,
    },
    "seldom": {"frequency": "monthly", "aftercare": ("stops",)},
    "unknown": {},
}


@register.inclusion_tag("programmes/_strip.html")
def example_strip(name: str) -> dict[str, Strip]:
    return {"strip": Programme(**EXAMPLES[name]).strip}
