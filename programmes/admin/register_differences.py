"""The queue of register differences: both values side by side, taken over or kept, one by one or all of a kind."""

from collections import Counter
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from programmes.admin.object_views import ObjectViewsMixin
from programmes.models import ALERTS, Centre, DifferenceKind, RegisterEntry
from programmes.registers.differences import Difference, all_differences, differences_of
from programmes.registers.said import COLUMNS
from programmes.registers.settling import MOVED_ON, keep_ours, take_over

QUEUE = "admin:programmes_registerentry_differences"
PER_PAGE = 20
# What a button of the queue does, and how it is told of.
TAKE, KEEP = "take", "keep"
DONE = {TAKE: "taken over from the register", KEEP: "kept as we hold it"}


def may_settle(request: HttpRequest, what: str) -> bool:
    """Whoever judges leads may keep ours; to write into a centre takes leave to change centres too."""
    needed = ["programmes.change_registerentry"] + (["programmes.change_centre"] if what == TAKE else [])
    return request.user.has_perms(needed)


class DifferencesMixin(ObjectViewsMixin):
    """On the leads' admin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.differences_view)
        return [path("differences/", view, name="programmes_registerentry_differences"), *super().get_urls()]

    def differences_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        kind, entry = kind_in(request), request.GET.get("entry", "")
        found = all_differences()
        shown = [one for one in found if kind in ("", one.kind) and entry in ("", str(one.entry.pk))]
        groups = [list(group) for _, group in groupby(shown, lambda one: one.entry.pk)]
        page = Paginator([_at_centre(group) for group in groups], PER_PAGE).get_page(request.GET.get("p"))
        context = self.page_context(request, None, "Register differences") | {
            "kinds": _kinds(found, kind),
            "total": len(found),
            "shown": len(shown),
            "centres": len(groups),
            "kind": kind,
            "page": page,
            "is_one": bool(entry),
            "can_take_all": kind in COLUMNS,
            "can_keep_all": kind and kind not in ALERTS,
            "may_keep": may_settle(request, KEEP),
            "may_take": may_settle(request, TAKE),
            "query": here(request),
        }
        return TemplateResponse(request, "admin/programmes/differences.html", context)

    def settle_view(self, request: HttpRequest, entry: RegisterEntry) -> HttpResponse:
        """One press of a button beside one difference."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        what = TAKE if TAKE in request.POST else KEEP
        if not may_settle(request, what):
            raise PermissionDenied
        kind = request.POST.get(what, "")
        found = [one for one in differences_of(entry) if one.kind == kind and not one.is_alert]
        seen = [one for one in found if one.fingerprint == request.POST.get(f"seen_{kind}")]
        if seen:
            self.settle(request, what, seen)
        else:
            messages.error(request, MOVED_ON)
        return HttpResponseRedirect(reverse(QUEUE) + here(request))

    def settle(self, request: HttpRequest, what: str, found: list[Difference]) -> None:
        """Each for itself: what is refused is named with the reason, and stays in the queue."""
        done = 0
        for one in found:
            try:
                take_over(one, request.user) if what == TAKE else keep_ours(one, request.user)
            except ValidationError as error:
                messages.error(request, f"{one.kind.label} of “{one.centre}”: {' '.join(error.messages)}")
            else:
                done += 1
                self._log(request, one, what)
        if len(found) == 1 and done:
            messages.success(request, f"{found[0].kind.label} of “{found[0].centre}” is {DONE[what]}.")
        elif done:
            messages.success(request, f"{done} {DONE[what]}: {found[0].kind.label.lower()}.")

    def _log(self, request: HttpRequest, one: Difference, what: str) -> None:
        words = f"{one.kind.label} {DONE[what]}"
        self.log_change(request, one.entry, words)
        if what == TAKE:
            self.admin_site.get_model_admin(Centre).log_change(request, one.centre, words)


def kind_in(request: HttpRequest) -> str:
    """The kind that the address narrows the queue to; empty for all."""
    kind = request.GET.get("kind", "")
    if kind and kind not in DifferenceKind.values:
        raise Http404("No such kind of difference.")
    return kind


def here(request: HttpRequest) -> str:
    """The part of the queue that the curator looks at, as a query string."""
    kept = request.GET.copy()
    for name in {*kept} - {"kind", "p", "entry"}:
        del kept[name]
    return f"?{kept.urlencode()}" if kept else ""


def _at_centre(found: list[Difference]) -> dict:
    return {
        "entry": found[0].entry,
        "centre": found[0].centre,
        "alerts": [one for one in found if one.is_alert],
        "rows": [one for one in found if not one.is_alert],
    }


def _kinds(found: list[Difference], chosen: str) -> list[dict]:
    """The kinds that occur, with how many, and the one that is chosen."""
    counts = Counter(one.kind for one in found)
    return [
        {"kind": kind, "count": counts[kind], "is_chosen": kind == chosen}
        for kind in DifferenceKind
        if counts[kind] or kind == chosen
    ]
