"""Whether this is a demonstration: every page then says so, and robots are told to stay away."""

from django.db import Error
from django.utils.functional import SimpleLazyObject

from programmes.moment import moment_here


def _is_demonstration() -> bool:
    """No, where nothing can be read: what somebody typed is shown again all the same."""
    try:
        return moment_here().is_demonstration
    except Error:
        return False


def demonstration(request) -> dict:
    """Asked only by pages that print it, so the admin and the error pages cost no query."""
    return {"is_demonstration": SimpleLazyObject(_is_demonstration)}
