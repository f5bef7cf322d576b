"""Whether this is a demonstration: every page then says so, and robots are told to stay away."""

from django.utils.functional import SimpleLazyObject

from programmes.moment import moment_here


def demonstration(request) -> dict:
    """Asked only by pages that print it, so the admin and the error pages cost no query."""
    return {"is_demonstration": SimpleLazyObject(lambda: moment_here().is_demonstration)}
