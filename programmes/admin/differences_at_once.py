"""All differences of one kind settled at once, after a page that says how many and which."""

import hashlib

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from programmes.admin.register_differences import KEEP, QUEUE, TAKE, DifferencesMixin, kind_in, may_settle
from programmes.models import ALERTS
from programmes.registers.differences import Difference, all_differences
from programmes.registers.said import COLUMNS
from programmes.registers.settling import MOVED_ON, refusals


class DifferencesAtOnceMixin(DifferencesMixin):
    def get_urls(self):
        view = self.admin_site.admin_view(self.at_once_view)
        name = "programmes_registerentry_differences_at_once"
        return [path("differences/at-once/", view, name=name), *super().get_urls()]

    def at_once_view(self, request: HttpRequest) -> HttpResponse:
        kind, what = kind_in(request), request.GET.get("do", "")
        if what not in (TAKE, KEEP) or not kind or kind in ALERTS or (what == TAKE and kind not in COLUMNS):
            raise Http404("These cannot be settled at once.")
        if not may_settle(request, what):
            raise PermissionDenied
        found = [one for one in all_differences() if one.kind == kind]
        refused = {one.fingerprint: refusals(one) for one in found} if what == TAKE else {}
        settled = [one for one in found if not refused.get(one.fingerprint)]
        if request.method == "POST":
            if request.POST.get("seen") == _seen(settled):
                self.settle(request, what, settled)
                return HttpResponseRedirect(reverse(QUEUE))
            messages.error(request, MOVED_ON)
        context = self.page_context(request, None, "All at once") | {
            "what": what,
            "kind": found[0].kind if found else None,
            "settled": settled,
            "refused": [(one, refused[one.fingerprint]) for one in found if refused.get(one.fingerprint)],
            "seen": _seen(settled),
            "queue": reverse(QUEUE, query={"kind": kind}),
        }
        return TemplateResponse(request, "admin/programmes/differences_at_once.html", context)


def _seen(found: list[Difference]) -> str:
    """Stands for every row of the preview: what came in or went since is not settled with them."""
    rows = "\n".join(f"{one.entry.pk} {one.fingerprint}" for one in found)
    return hashlib.sha256(rows.encode()).hexdigest()
