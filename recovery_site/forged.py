"""What a form gets whose protection against forgery has run out or was never sent.

Apart from the other error pages, which are needed before any app is loaded.
"""

from django.http import HttpResponse
from django.urls import reverse

from enquiries.views import stale
from recovery_site.errors import error_page

CSRF_TEXT = (
    "That form had gone stale",
    "For safety a form only works for a while, and only in the browser that opened it. Nothing was sent.",
    "Go back, reload the page, and send it again.",
)


def csrf_failure(request, reason="") -> HttpResponse:
    """A form of a visitor's comes back with what was typed; any other is refused with a page."""
    if request.path == reverse("enquiries:new"):
        return stale(request)
    return error_page(403, CSRF_TEXT)
