"""The shortlist's page. It is kept by no cache: what it says is one visitor's, and others may use the same screen."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from programmes import compare
from programmes.chosen import choose, path_with, programmes_at, whole_address
from programmes.compare import column_of
from programmes.sending import mail_link
from programmes.shortlist import MOST, is_from_here, remember, remembered

# The pages with a button to add a programme.
WITH_A_BUTTON = ("programmes:list", "programmes:detail")


@csrf_exempt  # its buttons stand on pages that are the same for everybody: see is_from_here()
@never_cache
def shortlist_page(request: HttpRequest) -> HttpResponse:
    """The programmes of the address (`?p=<slug>` each), else of the cookie. A POST changes the cookie alone."""
    if request.method != "POST":
        return _page(request)
    if not is_from_here(request):
        return _page(request, is_refused=True, status=403)
    return _changed(remembered(request), request.POST)


def _changed(slugs: list[str], given: QueryDict) -> HttpResponse:
    page = reverse("programmes:shortlist")
    if "empty" in given:
        return remember(redirect(page), [])
    if "remove" in given:
        return remember(redirect(page), _all_but(given.get("remove", ""), slugs))
    if "keep" in given:
        return remember(redirect(page), given.getlist("keep"))
    added = given.get("add", "")
    # One too many is not kept; the page then says so.
    return remember(redirect(path_with("programmes:shortlist", [added], name="added")), [*slugs, added])


def _all_but(removed: str, slugs: list[str]) -> list[str]:
    """One that was renamed since goes under its former name too."""
    found = programmes_at(slugs)
    return [slug for slug in slugs if removed not in (slug, found[slug].slug if slug in found else slug)]


def _page(request: HttpRequest, *, is_refused: bool = False, status: int = 200) -> HttpResponse:
    today, own = timezone.localdate(), remembered(request)
    given = [slug for slug in request.GET.getlist("p") if slug]
    chosen = choose(given or own, today)
    shown, over = chosen.listed[:MOST], chosen.listed[MOST:]
    slugs = [one.slug for one in shown]
    path = path_with("programmes:shortlist", slugs)
    context = {
        "section": "shortlist",
        "is_refused": is_refused,
        # Whose buttons take something out of the cookie.
        "is_own": not given,
        "is_remembered": bool(own),
        "most": MOST,
        "over": over,
        "fewest_compared": compare.FEWEST,
        "most_compared": compare.MOST,
        "chosen": chosen,
        "entries": [(column_of(one, today), _without(one.slug, slugs)) for one in shown],
        "address": whole_address(path),
        "mail": mail_link(whole_address(path)),
        "ask": path_with("enquiries:new", slugs, name="programme"),
        "came_from": _came_from(request),
        "today": today,
        **_added(request.GET.get("added", ""), own, is_given=bool(given)),
    }
    response = render(request, "programmes/shortlist.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _without(slug: str, slugs: list[str]) -> str:
    """The address of the list without one."""
    others = [one for one in slugs if one != slug]
    return path_with("programmes:shortlist", others) if others else reverse("programmes:shortlist")


def _added(slug: str, own: list[str], *, is_given: bool) -> dict:
    """What to say first, after somebody pressed the button; `notice` is one of the three that the template knows."""
    programme = None if is_given else programmes_at([slug]).get(slug)
    if programme is None:
        return {}
    notice = "added" if slug in own else "full" if len(own) >= MOST else "not_kept"
    return {"notice": notice, "added": programme, "instead": path_with("programmes:shortlist", [slug])}


def _came_from(request: HttpRequest) -> str:
    """The page of ours on which the button was pressed, with its search, as the browser tells us alone; else empty."""
    page = urlsplit(request.headers.get("Referer", ""))
    try:
        is_ours = page.netloc == request.get_host() and resolve(page.path).view_name in WITH_A_BUTTON
    except Resolver404:
        return ""
    return page._replace(scheme="", netloc="", fragment="").geturl() if is_ours else ""
