"""A page on which staff read what a visitor wrote, and move it on by buttons."""

from collections.abc import Collection
from urllib.parse import quote

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from enquiries import audit
from enquiries.journal import empty_when_done
from enquiries.models.enquiry import SEE_WITHOUT_WORDS
from enquiries.vocabulary import AuditedAct

NOT_GIVEN = "not given"


def mail_link(address: str) -> str:
    """A link to write to `address`. Quoted: “?” is allowed in an address, and in a link begins a subject or a copy."""
    return (
        format_html('<a href="mailto:{}">{}</a>', quote(address, safe="@"), address) if address else NOT_GIVEN
    )


class WordsAdmin(admin.ModelAdmin):
    """Nobody adds or edits what a visitor wrote, and only superusers erase it before its day.

    Each kind of them gives `buttons` (name: words) and `move`; and, for an auditor, who sees what became of it
    alone, the `outline` of its page and `told`, the fields that the visitor filled in.
    """

    buttons: dict[str, str]
    outline: list
    told: Collection[str]

    change_form_template = "enquiries/admin/words.html"
    empty_value_display = NOT_GIVEN
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["reference"]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser

    def may_read(self, request) -> bool:
        """What the visitor wrote."""
        return super().has_view_permission(request)

    def has_view_permission(self, request, obj=None) -> bool:
        return self.may_read(request) or request.user.has_perm(SEE_WITHOUT_WORDS)

    def get_fieldsets(self, request, obj=None):
        return super().get_fieldsets(request, obj) if self.may_read(request) else self.outline

    def get_list_filter(self, request):
        filters = super().get_list_filter(request)
        return filters if self.may_read(request) else [one for one in filters if one not in self.told]

    def lookup_allowed(self, lookup, value, request) -> bool:
        """What an auditor is not shown is not to be found out by asking the list for it."""
        is_told = lookup.partition("__")[0] in self.told
        return (self.may_read(request) or not is_told) and super().lookup_allowed(lookup, value, request)

    def has_move_permission(self, request) -> bool:
        """`change` allows the buttons, and nothing else."""
        return super().has_change_permission(request)

    def buttons_for(self, obj) -> dict[str, str]:
        """Those that its page shows; what comes from a page that has grown old may be another."""
        return self.buttons

    def move(self, request, obj, name: str) -> HttpResponse | None:
        """Do what the button says; an answer of its own, or None to stay on the page."""
        raise NotImplementedError

    def get_urls(self):
        move = self.admin_site.admin_view(require_POST(self.move_view))
        name = f"{self.opts.app_label}_{self.opts.model_name}_move"
        return [path("<uuid:pk>/move/", move, name=name), *super().get_urls()]

    def move_view(self, request, pk):
        """One of the buttons on the page."""
        if not self.has_move_permission(request):
            raise PermissionDenied
        obj = self.get_object(request, str(pk))
        if obj is None:
            raise Http404
        name = next((name for name in self.buttons if name in request.POST), None)
        if name is None:
            return HttpResponseBadRequest("Choose one of the buttons.", content_type="text/plain")
        page = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        try:
            with transaction.atomic():
                answer = self.move(request, obj, name)
        except self.model.DoesNotExist:  # erased a moment ago
            raise Http404 from None
        return answer or redirect(page, pk)

    def record(self, request, act: AuditedAct, *objs) -> None:
        """In the audit. What changes something and its record are one transaction."""
        audit.record(request.user, act, self.model, [obj.reference for obj in objs])

    def erase(self, queryset) -> None:
        queryset.delete()

    def delete_model(self, request, obj):
        self.delete_queryset(request, self.model.objects.filter(pk=obj.pk))

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            erased = queryset.values_list("reference", flat=True)
            audit.record(request.user, AuditedAct.ERASED, self.model, erased)
            self.erase(queryset)
            empty_when_done()

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        # Neither a bulk action's page nor a refusal has rows.
        if changelist := getattr(response, "context_data", {}).get("cl"):
            shown = len(changelist.result_list)
            audit.record_shown(request.user, self.model, shown, is_search=bool(request.GET.get(SEARCH_VAR)))
        return response

    def history_view(self, request, object_id, extra_context=None):
        response = super().history_view(request, object_id, extra_context)
        if shown := getattr(response, "context_data", {}).get("object"):
            self.record(request, AuditedAct.HISTORY, shown)
        return response

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        self.record(request, AuditedAct.OPENED, obj)
        moves = self.buttons_for(obj).items() if self.has_move_permission(request) else ()
        context |= {"moves": moves, "title": self.opts.verbose_name.capitalize()}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
