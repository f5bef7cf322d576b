"""What staff get who may not see a page, or ask for one that is not there: a page of the desk, with ways on."""

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from recovery_site import errors

# status: (heading, what happened, what to do)
TEXTS = {
    403: (
        "This page is not open to you",
        "Your role does not open this page, or does not let you do this.",
        "If your work needs it, ask a manager: roles are given under “Users”.",
    ),
    404: (
        "There is no such page",
        "The address may be mistyped, or what it showed was erased or merged into another.",
        "Look for it in its list.",
    ),
}


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403) if _is_at_the_desk(request) else errors.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404) if _is_at_the_desk(request) else errors.page_not_found(request, exception)


def _is_at_the_desk(request: HttpRequest) -> bool:
    """Whether it is one of the desk's pages, and somebody has signed in who works there."""
    if not request.path.startswith(reverse("admin:index")) or not hasattr(request, "user"):
        return False
    return site.has_permission(request)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    heading, happened, todo = TEXTS[status]
    context = site.each_context(request) | {"title": heading, "happened": happened, "todo": todo}
    return render(request, "admin/desk/refused.html", context, status=status)
