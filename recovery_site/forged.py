"""What a form gets whose protection against forgery has run out or was never sent.

Apart from the other error pages, which are needed before any app is loaded.
"""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from enquiries import mistake_views, views, yours_views
from recovery_site.errors import error_page

CSRF_TEXT = (
    _("That form had gone stale"),
    _("For safety a form only works for a while, and only in the browser that opened it. Nothing was sent."),
    _("Go back, reload the page, and send it again."),
)


# The forms of visitors, each with the view that shows it again.
STALE: dict[str, Callable[..., HttpResponse]] = {
    "enquiries:new": views.stale,
    "enquiries:yours": yours_views.stale,
    "enquiries:erase": yours_views.stale_erase,
    "mistakes:report": mistake_views.stale,
}


def csrf_failure(request, reason="") -> HttpResponse:
    """A form of a visitor's comes back with what was typed; any other is refused with a page."""
    match = request.resolver_match
    if match.view_name in STALE:
        return STALE[match.view_name](request, **match.kwargs)
    return error_page(request, 403, CSRF_TEXT)
