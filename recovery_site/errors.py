"""Error pages in the site's own look, which need neither the database nor a template context."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Heading, what happened, what to do.
Text = tuple[str | Promise, str | Promise, str | Promise]
TEXTS: dict[int, Text] = {
    400: (
        _("We could not read that request"),
        _("Something in it was not in a form that this site understands."),
        _("Go back and try again, or start from the list of programmes."),
    ),
    403: (
        _("This page is not open to you"),
        _("It is for staff who have signed in, or your account may not see it."),
        _("If you think it should, ask a manager."),
    ),
    404: (
        _("We cannot find that page"),
        _("The address may be mistyped, or the page may never have existed."),
        _("Look for the programme by its name or its town."),
    ),
    405: (
        _("This page cannot do that"),
        _("It does not take the kind of request that was sent to it."),
        _("Open the address in a browser, or start from the list of programmes."),
    ),
    500: (
        _("Something went wrong on our side"),
        _("It is not your doing. If you were sending a question, please assume that it did not reach us."),
        _("Try again in a few minutes, or call us."),
    ),
}


def error_page(request, status: int, text: Text) -> HttpResponse:
    heading, happened, todo = text
    context = {
        "request": request,
        "site_name": settings.SITE_NAME,
        "contact_phone": settings.CONTACT_PHONE,
        "status": status,
        "heading": heading,
        "happened": happened,
        "todo": todo,
    }
    return HttpResponse(render_to_string("error.html", context), status=status)


def bad_request(request, exception) -> HttpResponse:
    return error_page(request, 400, TEXTS[400])


def permission_denied(request, exception) -> HttpResponse:
    return error_page(request, 403, TEXTS[403])


def page_not_found(request, exception) -> HttpResponse:
    return error_page(request, 404, TEXTS[404])


def method_not_allowed(request, taken: Iterable[str]) -> HttpResponse:
    """`taken` are the methods the page takes, for the Allow header that a 405 must have."""
    response = error_page(request, 405, TEXTS[405])
    response["Allow"] = ", ".join(taken)
    return response


def server_error(request) -> HttpResponse:
    return error_page(request, 500, TEXTS[500])
