"""The public pages of the directory."""

import datetime
from functools import cache

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_htmx.http import push_url

from programmes.current import current_index
from programmes.detail import TEMPLATE, detail_context
from programmes.figures import figures_of
from programmes.filters import ProgrammeFilter, Radius, View
from programmes.frame import frame_of
from programmes.gaps import pieces_of
from programmes.index import Index
from programmes.left import as_it_left
from programmes.listing_history import history_of
from programmes.map_view import map_of
from programmes.models import Catalogue, FormerSlug, Programme
from programmes.moment import moment_here
from programmes.near import Near
from programmes.private_names import withhold_names
from programmes.questions import questions_for
from programmes.search import Search
from programmes.search_page import Chip, SearchPage
from programmes.set_aside import page_in, set_aside
from programmes.share_card import card_of
from programmes.uk_map import region_dots
from programmes.vocabulary import LedBy, Region

PAGE_SIZE = 20
# For robots, in every language: staff pages, private pages, and forms about one programme. The form about none is public.
PRIVATE = [
    "/admin/",
    "/staff/",
    *(
        f"{language}{path}"
        for language in ("", "/cy")
        for path in ("/enquiries/new/?", "/enquiries/sent/", "/enquiries/yours/", "/programmes/*/report/")
    ),
]


def home(request):
    """One field to search with, and what is known across the UK."""
    index = current_index()
    counts = index.select({}, Near("", Radius.ANY)).counts
    in_region, led_by = counts["region"], counts["led_by"]
    context = {
        "total": index.size,
        "registered": led_by[LedBy.REGISTERED],
        "not_known": led_by[LedBy.NOT_KNOWN],
        "regions": [(value, label, in_region[value]) for value, label in Region.choices],
        "dots": region_dots(in_region),
    }
    return _kept_unless_old(render(request, "programmes/home.html", context), index)


def programme_list(request):
    """The search. All its state is in the query string; whatever that says, the page stands."""
    index = current_index()
    search = ProgrammeFilter.reading(request.GET)
    found = Search(search, index)
    page = SearchPage(search, found.counts)
    is_map = search.shown_as == View.MAP
    shown = _on_a_map(found, page) if is_map else _page_of_list(found, page, request.GET)
    notes = set_aside(request.GET, search)
    # To whichever address the form asked from, the script that updates the page shows this one.
    address = page.address(1 if is_map else shown["results"].number)
    context = {
        "frame": frame_of(request, "programmes", address),
        "search": search,
        "place": search.nearby.place,
        "errors": {"q": (), "near": (), "within": (), "view": ()} | search.errors,
        "radii": _radii(get_language()),
        "page": page,
        "meant": page.meant(found.words),
        "left_out": found.words.left_out if found.words else (),
        "heading": page.heading(found.total - found.apart),
        "apart": found.apart,
        "farther": page.farther(found.farther),
        "is_map": is_map,
        "shortlist": Chip(_("Compare the programmes on your shortlist"), reverse("programmes:shortlist")),
        "picture": "" if found.total else _nothing_found(found, page),
        "notes": [*notes, shown["page_note"]] if shown.get("page_note") else notes,
    }
    start, end = pieces_of("programmes/list.html", context | shown)
    html = b"".join([start.encode(), *shown.get("cards", ()), end.encode()])
    response = push_url(HttpResponse(html), address)
    if shown.get("page_note"):
        # Not what the address asks for, so not to be kept under it.
        patch_cache_control(response, no_store=True)
    return _kept_unless_old(response, index)


@cache
def _radii(_language: str | None) -> list[tuple[str, str]]:
    """In words, which take a while to look up."""
    return [(value, str(label)) for value, label in Radius.choices]


def _kept_unless_old(response: HttpResponse, index: Index) -> HttpResponse:
    """What an index says that has been overtaken is not kept for the next to ask."""
    if index.is_old:
        patch_cache_control(response, no_store=True)
    return response


def _page_of_list(found, page, given):
    pages = Paginator(found, PAGE_SIZE)
    number, page_note = page_in(given, pages.num_pages)
    results = pages.page(number)
    return {
        "page_note": page_note,
        "results": results,
        "cards": results.object_list,
        "apart_from": page.link(page=(found.total - found.apart) // PAGE_SIZE + 1),
        "before": page.link(page=results.previous_page_number()) if results.has_previous() else "",
        "after": page.link(page=results.next_page_number()) if results.has_next() else "",
    }


def _on_a_map(found, page):
    if not found.total:
        return {}
    shown = map_of(found, page)
    return {"map": shown, "picture": render_to_string("programmes/_map.html", {"map": shown})}


def _nothing_found(found, page):
    context = {"page": page, "loosening": page.loosening(found.totals_without())}
    return render_to_string("programmes/_nothing_found.html", context)


def programme_detail(request, slug: str):
    """One programme. Drafts are a 404, not a 403; one that left the list keeps its page and says so."""
    programme = Programme.objects.visible().for_detail().filter(slug=slug).first()
    if programme is None:
        return _moved(slug)
    return render(request, TEMPLATE, detail_context(programme, timezone.localdate()))


def programme_card(request, slug: str) -> HttpResponse:
    """The picture beside a link to a programme's page."""
    programme = get_object_or_404(Programme.objects.published().for_cards(), slug=slug)
    card = card_of(programme, is_demonstration=moment_here().is_demonstration)
    return HttpResponse(card, content_type="image/png")


def programme_questions(request, slug: str):
    """The questions a listing leaves open, to print and to fill in."""
    today = timezone.localdate()
    programme = Programme.objects.published().for_detail(today).filter(slug=slug).first()
    if programme is None:
        return _moved(slug)
    withhold_names(programme)
    context = {
        "section": "programmes",
        "programme": programme,
        "questions": questions_for(programme, today),
        "today": today,
    }
    return render(request, "programmes/questions.html", context)


def programme_history(request, slug: str):
    """What changed in a listing and when; of one that left the list, until then."""
    programme = Programme.objects.visible().select_related("centre").filter(slug=slug).first()
    if programme is None:
        return _moved(slug)
    days = history_of(programme)
    context = {"section": "programmes", "programme": as_it_left(programme), "days": days}
    return render(request, "programmes/history.html", context)


def _moved(slug: str):
    """To the page of the programme that has, or had, this address."""
    if programme := Programme.objects.visible().filter(slug=slug).first():
        return redirect(programme)
    former = get_object_or_404(FormerSlug, slug=slug)
    programme = get_object_or_404(Programme.objects.visible(), pk=former.programme_id)
    return redirect(programme)  # not for ever: an address can be taken back


def how_we_check(request):
    """The method, and how far we have come with it."""
    figures = figures_of(timezone.localdate())
    context = {
        "section": "how-we-check",
        "figures": figures,
        "bands": settings.FRESHNESS_MONTHS,
        "valid_months": settings.CHECK_VALID_MONTHS,
        "deadline": datetime.date(2000, *settings.HCPC_RENEWAL_DEADLINE),
    }
    return render(request, "programmes/how-we-check.html", context)


def robots(request) -> HttpResponse:
    """Staff pages and private pages are nobody's to index; a demonstration is left alone whole."""
    rules = ["/"] if Catalogue.is_demo() else PRIVATE
    lines = ["User-agent: *", *(f"Disallow: {rule}" for rule in rules)]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
