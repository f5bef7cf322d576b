"""The re-check queue, and the page on which one call to a centre is written down."""

from uuid import UUID

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from programmes.admin.object_views import ObjectViewsMixin
from programmes.admin.recheck_form import NOT_REACHED, RecheckForm
from programmes.admin.recording import may_record
from programmes.due import due_at, due_centres, signals
from programmes.models import Centre, FactCheck, Programme

QUEUE = "admin:programmes_programme_recheck"
PER_PAGE = 20
MOST_ASKED = "asked"


class RecheckQueueMixin(ModelAdmin):
    """On the programmes' admin: what is due, oldest first or most asked about first."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.recheck_queue_view)
        return [path("recheck/", view, name="programmes_programme_recheck"), *super().get_urls()]

    def recheck_queue_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        today, order = timezone.localdate(), request.GET.get("o", "")
        urgent = signals(today)
        due = due_centres(today, urgent, most_asked_first=order == MOST_ASKED)
        page = Paginator(due, PER_PAGE).get_page(request.GET.get("p"))
        keys = [UUID(key) for key in page]
        found = Centre.objects.select_related("provider").in_bulk(keys)
        context = {
            **self.admin_site.each_context(request),
            "title": "Re-check",
            "opts": self.opts,
            "media": self.media,
            "page": page,
            "centres": due_at([found[pk] for pk in keys if pk in found], today, urgent),
            "order": order if order == MOST_ASKED else "",
            "may_record": may_record(request),
        }
        return TemplateResponse(request, "admin/programmes/recheck_queue.html", context)


class RecheckCentreMixin(ObjectViewsMixin):
    """On the centres' admin: “checked, nothing changed” for all that one call confirmed."""

    def recheck_view(self, request: HttpRequest, centre: Centre) -> HttpResponse:
        if not may_record(request):
            raise PermissionDenied
        today = timezone.localdate()
        (due,) = due_at([centre], today, signals(today))
        form = RecheckForm(request.POST if request.method == "POST" else None, due)
        if request.method == "POST":
            is_reached = NOT_REACHED not in request.POST
            recorded = form.record(request.user) if is_reached else form.record_not_reached(request.user)
            if recorded:
                self._tell(request, recorded, "Checked" if is_reached else "Could not reach them")
                return HttpResponseRedirect(_queue_of(request))
        context = self.page_context(request, centre, "Re-check") | {
            "form": form,
            "due": due,
            "subtitle": str(centre),
            "queue": _queue_of(request),
            "not_reached": NOT_REACHED,
        }
        return TemplateResponse(request, "admin/programmes/recheck_centre.html", context)

    def _tell(self, request: HttpRequest, recorded: list[FactCheck], what: str) -> None:
        topics: dict[Programme | Centre, list[str]] = {}
        for check in recorded:
            topics.setdefault(check.subject, []).append(check.get_topic_display())
        for subject, names in topics.items():
            words = ", ".join(names)
            self.admin_site.get_model_admin(type(subject)).log_change(request, subject, f"{what}: {words}")
            messages.success(request, f"Recorded of “{subject}”: {what.lower()}: {words}.")


def _queue_of(request: HttpRequest) -> str:
    """The queue, in the order and on the page that the curator came from."""
    return reverse(QUEUE, query={name: request.GET[name] for name in ("o", "p") if name in request.GET})
