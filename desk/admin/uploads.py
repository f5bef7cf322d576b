"""An upload's own page: how far it is, what the check found, and the button that writes it."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from desk.admin.register_files import RegisterFilesMixin
from desk.admin.spreadsheets import SpreadsheetsMixin
from desk.models import WRITTEN, Outcome, Upload, UploadState
from desk.uploads.kinds import kind_named
from desk.uploads.steps import check_again, confirm

ROWS_PER_PAGE = 50
# Seconds after which the page of an upload that is worked at looks again by itself.
LOOK_AGAIN = 5


@admin.register(Upload)
class UploadAdmin(SpreadsheetsMixin, RegisterFilesMixin, admin.ModelAdmin):
    list_display = ["file_name", "kind_words", "state", "rows_in_all", "uploaded_by", "uploaded_at"]
    list_filter = ["state"]
    list_select_related = ["uploaded_by"]
    list_per_page = 50

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="of", ordering="kind")
    def kind_words(self, upload) -> str:
        return kind_named(upload.kind).label

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/write/", wrap(self.write_view), name="desk_upload_write"),
            path("<int:pk>/check-again/", wrap(self.check_again_view), name="desk_upload_check_again"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        upload = self.get_object(request, object_id)
        if upload is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, upload):
            raise PermissionDenied
        context = self._report(request, upload)
        response = TemplateResponse(request, kind_named(upload.kind).template, context)
        if upload.is_at_work and "still" not in request.GET:
            response["Refresh"] = str(LOOK_AGAIN)
        return response

    def _report(self, request: HttpRequest, upload: Upload) -> dict:
        kind, counts = kind_named(upload.kind), upload.counts()
        rows = upload.rows.defer("plan")
        shown = request.GET.get("show", "")
        if shown in {str(outcome.value) for outcome in Outcome}:
            rows = rows.filter(outcome=shown)
        else:
            shown = ""
        has_moved = upload.state == UploadState.READY and kind.has_moved(upload)
        may_write = request.user.has_perms(kind.permissions)
        return {
            **self.admin_site.each_context(request),
            "title": f"Import: {kind.label}",
            "subtitle": str(upload),
            "opts": self.opts,
            "media": self.media,
            "upload": upload,
            "counts": [(outcome, counts[outcome]) for outcome in Outcome],
            "to_write": sum(counts[outcome] for outcome in WRITTEN),
            # A register that says what it said is noted too: as seen on this day.
            "has_to_write": upload.found or any(counts[outcome] for outcome in WRITTEN),
            "shown": shown,
            "page": Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("p")),
            "has_moved": has_moved,
            "may_write": may_write and upload.state == UploadState.READY and not has_moved,
            "may_check_again": may_write and upload.may_be_checked_again,
            "percent": 100 * upload.rows_done // upload.rows_in_all if upload.rows_in_all else 0,
        }

    def write_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        step = partial(confirm, knowingly="knowingly" in request.POST)
        return self._step(request, pk, step, "It is not ready to be written, or lacks your tick: see below.")

    def check_again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._step(request, pk, check_again, "The worker is at it already.")

    def _step(self, request: HttpRequest, pk: int, step, refusal: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        upload = get_object_or_404(self.get_queryset(request), pk=pk)
        may_see = self.has_view_permission(request, upload)
        if not may_see or not request.user.has_perms(kind_named(upload.kind).permissions):
            raise PermissionDenied
        if not step(upload, request.user):
            messages.error(request, refusal)
        return HttpResponseRedirect(reverse("admin:desk_upload_change", args=[pk]))
