"""A visitor's shortlist: slugs in an address or in a cookie of their own browser, and nothing of it here."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from programmes.chosen import SLUG

# Read by static/shortlist.js too, which counts what is in it.
COOKIE = "shortlist"
BETWEEN = "."
KEPT_FOR = timedelta(days=30)
MOST = 12


def remembered(request: HttpRequest) -> list[str]:
    """The slugs that the visitor's browser has kept, whatever they name by now."""
    slugs = request.COOKIES.get(COOKIE, "").split(BETWEEN)
    return [slug for slug in dict.fromkeys(slugs) if SLUG.fullmatch(slug)][:MOST]


def remember(response: HttpResponse, slugs: Iterable[str]) -> HttpResponse:
    """Have the browser keep these, the first of them up to MOST; or no cookie at all, of none."""
    kept = [slug for slug in dict.fromkeys(slugs) if SLUG.fullmatch(slug)][:MOST]
    if not kept:
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    response.set_cookie(
        COOKIE, BETWEEN.join(kept), max_age=KEPT_FOR, secure=settings.SITE_HTTPS, samesite="Lax"
    )
    return response


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the form, by what the browser says and no page can (docs/decisions.md).

    A browser that says neither is too old for it, and is believed.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.get_host()
