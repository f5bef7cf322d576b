"""Listings in and out: the two pages that the lists of programmes, centres and therapists lead to."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import get_valid_filename

from desk.models import Upload
from desk.sheets.exporting import FORMATS, rows_of
from desk.sheets.files import LARGEST
from desk.sheets.kinds import EXPORT
from desk.sheets.sheets import SHEETS, Sheet
from desk.uploads.kinds import kind_named


class FileForm(forms.Form):
    file = forms.FileField(
        label="CSV or XLSX file",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text="At most 20,000 rows. Begin with an export: its first row names the columns.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("This file is larger than 30 MB: split it.")
        return file


class SpreadsheetsMixin(ModelAdmin):
    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("import/<slug:name>/", wrap(self.import_view), name="desk_import"),
            path("export/<slug:name>/", wrap(self.export_view), name="desk_export"),
            path("export/<slug:name>/file.<slug:ending>", wrap(self.file_view), name="desk_export_file"),
            *super().get_urls(),
        ]

    def import_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """Take a file; everything else is the worker's."""
        sheet = _sheet(request, name, _to_import)
        form = FileForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            upload = Upload.objects.create(
                kind=name,
                file_name=get_valid_filename(file.name)[:200],
                content=file.read(),
                uploaded_by=request.user,
            )
            return HttpResponseRedirect(reverse("admin:desk_upload_change", args=[upload.pk]))
        context = self._context(request, sheet, f"Import {name}") | {"form": form}
        return TemplateResponse(request, "admin/desk/import.html", context)

    def export_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """Say what would be in the file, and offer it."""
        sheet = _sheet(request, name, _to_export)
        listings = _listed(request, sheet)
        if listings is None:
            messages.error(request, "The list has no such filter: choose again.")
            return HttpResponseRedirect(reverse(_list_of(sheet)))
        context = self._context(request, sheet, f"Export {name}") | {
            "count": listings.count(),
            "in_all": sheet.model._default_manager.count(),
            "query": request.GET.urlencode(),
            "columns": [column.column_name for column in sheet.resource().get_export_fields()],
            "to_read": sheet.resource.to_read,
        }
        return TemplateResponse(request, "admin/desk/export.html", context)

    def file_view(self, request: HttpRequest, name: str, ending: str) -> HttpResponse:
        sheet = _sheet(request, name, _to_export)
        listings = _listed(request, sheet)
        if listings is None or ending not in FORMATS:
            raise Http404("No such list.")
        content_type, write = FORMATS[ending]
        file_name = f"{name}-{timezone.localdate().isoformat()}.{ending}"
        headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
        return HttpResponse(write(rows_of(sheet.resource(), listings)), content_type, headers=headers)

    def _context(self, request: HttpRequest, sheet: Sheet, title: str) -> dict:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": sheet.model._meta,
            "sheet": sheet,
            "media": self.media,
        }


def _to_import(sheet: Sheet) -> tuple[str, ...]:
    return kind_named(sheet.name).permissions


def _to_export(sheet: Sheet) -> tuple[str, ...]:
    return (EXPORT, *sheet.to_take_out)


def _sheet(request: HttpRequest, name: str, needed: Callable[[Sheet], tuple[str, ...]]) -> Sheet:
    """Of this name, for somebody who holds the permissions that are needed and may see what is in it."""
    if name not in SHEETS:
        raise Http404("No such spreadsheet.")
    sheet = SHEETS[name]
    may_see = _list_admin(sheet).has_view_permission(request)
    if not may_see or not request.user.has_perms(needed(sheet)):
        raise PermissionDenied
    return sheet


def _list_admin(sheet: Sheet) -> ModelAdmin:
    return admin.site.get_model_admin(sheet.model)


def _list_of(sheet: Sheet) -> str:
    return f"admin:{sheet.model._meta.app_label}_{sheet.model._meta.model_name}_changelist"


def _listed(request: HttpRequest, sheet: Sheet) -> QuerySet | None:
    """What the list shows under the filters and words of this address, by its key; None if it knows them not."""
    try:
        shown = _list_admin(sheet).get_changelist_instance(request)
    except IncorrectLookupParameters:
        return None
    listings = sheet.listings().order_by("name", "pk")
    if not request.GET:
        return listings
    # Read first: as a subquery, the list's own subqueries would mix up their aliases (docs/decisions.md).
    keys = list(shown.get_queryset(request).order_by().values_list("pk", flat=True))
    return listings.filter(pk__in=keys)
