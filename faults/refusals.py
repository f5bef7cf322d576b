"""How a visitor must be told that nothing was stored."""

from collections.abc import Iterable

from faults.client import Answer

# The number that stands in where none is set (recovery_site/settings.py).
PHONE = "020 7946 0123"


def refused_badly(refusals: Iterable[Answer]) -> int:
    """How many of these answers are not a page with status 503 that names the phone number."""
    return sum(answer.status != 503 or PHONE not in answer.text for answer in refusals)
