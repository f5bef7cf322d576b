"""Likely duplicates, two by two: look at both, merge them, or say that they are not the same."""

import hashlib

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from programmes.admin.subject_form import CHANGED_MEANWHILE
from programmes.duplicates import keep_apart, kept_apart, likely, load
from programmes.merging import Listing, differences, merge, what_moves, why_not
from programmes.models import KnownApart, Programme
from programmes.vocabulary import ListingStatus

PER_PAGE = 20
MERGED = '“{}” stands for both now. <a href="{}">The history of the other</a> is kept.'

TO_LOOK_AT_AGAIN = "“{}” and “{}” are to look at again: they are below for as long as they look alike."


class DuplicatesMixin(ModelAdmin):
    """For centres and for programmes."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        base = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("duplicates/", wrap(self.duplicates_view), name=f"{base}_duplicates"),
            path("duplicates/apart/", wrap(self.apart_view), name=f"{base}_apart"),
            path("merge/<uuid:kept>/<uuid:gone>/", wrap(self.merge_view), name=f"{base}_merge"),
            *super().get_urls(),
        ]

    def duplicates_view(self, request: HttpRequest) -> HttpResponse:
        """The pairs; a POST says that one of them is none."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            self._require_changing(request)
            first, second = (self._row(request.POST.get(name)) for name in ("first", "second"))
            keep_apart(first, second, request.user)
            messages.success(request, f"Remembered: “{first}” and “{second}” are not the same.")
            return HttpResponseRedirect(self._page("duplicates"))
        found = likely(self.model, timezone.localdate())
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
        context = self._context(request, "Likely duplicates") | {
            "page": page,
            "apart": kept_apart(self.model).count(),
            "apart_address": self._page("apart"),
            "pairs": [
                (pair, self._page("merge", *_public_first(pair))) for pair in load(self.model, list(page))
            ],
            "may_merge": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/programmes/duplicates.html", context)

    def apart_view(self, request: HttpRequest) -> HttpResponse:
        """The pairs that were judged not the same; a POST takes back the judgement of one."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        judged = kept_apart(self.model)
        if request.method == "POST":
            self._require_changing(request)
            return self._look_again(request, get_object_or_404(judged, pk=_number(request.POST.get("known"))))
        page = Paginator(judged, PER_PAGE).get_page(request.GET.get("p"))
        rows = self.model._default_manager.in_bulk(
            [key for known in page for key in (known.first, known.second)]
        )
        context = self._context(request, "Judged not the same") | {
            "page": page,
            "pairs": [(known, rows[known.first], rows[known.second]) for known in page],
            "duplicates_address": self._page("duplicates"),
            "may_look_again": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/programmes/apart.html", context)

    def _look_again(self, request: HttpRequest, known: KnownApart) -> HttpResponse:
        first, second = self._row(known.first), self._row(known.second)
        known.delete()
        for one, other in ((first, second), (second, first)):
            self.log_change(request, one, f"To look at again: is it the same as {other} ({other.pk})?")
        messages.success(request, TO_LOOK_AT_AGAIN.format(first, second))
        return HttpResponseRedirect(self._page("duplicates"))

    def merge_view(self, request: HttpRequest, kept, gone) -> HttpResponse:
        self._require_changing(request)
        kept, gone = self._row(kept), self._row(gone)
        choices, moving = differences(kept, gone), what_moves(gone)
        seen = hashlib.sha256(f"{choices}{moving}{why_not(kept, gone)}".encode()).hexdigest()
        taken = [one.name for one in choices if request.POST.get(f"take-{one.name}") == "gone"]
        if request.method == "POST" and request.POST.get("seen") != seen:
            messages.error(request, CHANGED_MEANWHILE)
        elif request.method == "POST" and self._merge(request, kept, gone, taken):
            return HttpResponseRedirect(self._page("change", kept))
        context = self._context(request, "Merge two listings") | {
            "kept": kept,
            "gone": gone,
            "choices": choices,
            "taken": taken,
            "moving": moving,
            "refusal": why_not(kept, gone),
            "seen": seen,
            "swapped": self._page("merge", gone, kept),
        }
        return TemplateResponse(request, "admin/programmes/merge.html", context)

    def _merge(self, request: HttpRequest, kept: Listing, gone: Listing, taken: list[str]) -> bool:
        try:
            merge(kept, gone, request.user, taken)
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(request, sentence)
            return False
        self.log_change(request, kept, f"Merged: took in {gone} ({gone.pk}).")
        messages.success(request, format_html(MERGED, kept, self._page("history", gone)))
        return True

    def _row(self, key) -> Listing:
        try:
            return get_object_or_404(self.model, pk=key)
        except ValidationError:  # not a key at all
            raise PermissionDenied from None

    def _page(self, name: str, *rows: Listing) -> str:
        address = f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}"
        return reverse(address, args=[row.pk for row in rows])

    def _require_changing(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def _context(self, request: HttpRequest, title: str) -> dict:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "media": self.media,
        }


def _number(text: str | None) -> int:
    """No row has 0."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _public_first(pair) -> list[Listing]:
    """What the public sees is the one to keep."""
    is_hidden = {
        row: isinstance(row, Programme) and row.status != ListingStatus.PUBLISHED
        for row in (pair.first, pair.second)
    }
    return sorted(is_hidden, key=is_hidden.__getitem__)
