"""What the pages with a form answer when nothing could be stored, and when it was; and what those behind them then answer."""

from collections.abc import Callable

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

# Seconds after which to try again what could not be stored.
RETRY_AFTER = 120
NOT_STORED = {
    "question": _("We could not store your question"),
    "line": _("We could not store your line"),
    "report": _("We could not store your report"),
}


def not_stored(request, what: str, render_form: Callable[[], HttpResponse] | None) -> HttpResponse:
    """Say that `what`, one of NOT_STORED, was not stored, with the form and what is in it; without it where nothing can be read either."""
    try:
        response = render_form() if render_form else _plain_page(request, what)
    except Error:
        response = _plain_page(request, what)
    return later(response, RETRY_AFTER)


def later(response: HttpResponse, seconds: int) -> HttpResponse:
    """Say when to try again."""
    response["Retry-After"] = str(seconds)
    return response


def _plain_page(request, what: str) -> HttpResponse:
    context = {
        "request": request,
        "site_name": settings.SITE_NAME,
        "contact_phone": settings.CONTACT_PHONE,
        "status": 503,
        "heading": NOT_STORED[what],
        "happened": _("It did not reach us. This is a fault on our side, not yours."),
        "todo": _("Go back and send it again in a few minutes, or call us."),
    }
    return HttpResponse(render_to_string("error.html", context), status=503)


def not_shown(request: HttpRequest, what: str, reference: str | None) -> HttpResponse:
    """A page of what had been accepted, `what` with its `reference` if that is known, while nothing can be read.

    Never that it did not reach us: whoever is told so sends it again, or gives up.
    """
    context = {"section": "enquiries", "what": what, "reference": reference}
    return later(render(request, "enquiries/not-shown.html", context, status=503), RETRY_AFTER)


def let_go_of_the_form(request: HttpRequest) -> None:
    """Have the form's cookie set anew: browsers then drop the filled-in page that Back would show.

    Chromium keeps a page in memory in spite of `no-store`, until a cookie of the site changes. The
    value stays the same, so that a second form in another tab can still be sent.
    """
    get_token(request)  # which marks the cookie to be sent
