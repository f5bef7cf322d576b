from django.contrib import admin
from django.db.models import QuerySet
from django.utils import timezone
from simple_history.admin import SimpleHistoryAdmin

from programmes.admin.appointments import AppointmentInline
from programmes.admin.filters import CheckedFilter, LedByFilter
from programmes.admin.initial import KnownInitialMixin
from programmes.admin.programme_form import FIELDSETS, ProgrammeForm
from programmes.admin.publishing import PublishingMixin
from programmes.admin.rechecking import RecheckQueueMixin
from programmes.admin.recording import RecordingMixin
from programmes.leadership import why_not_registered
from programmes.models import Programme
from programmes.publishing import STATUS_FIELDS, what_is_missing
from programmes.vocabulary import LedBy, ListingStatus

LED_BY = dict(LedBy.choices)
PUBLIC = (ListingStatus.PUBLISHED, ListingStatus.CLOSED)


@admin.register(Programme)
class ProgrammeAdmin(
    KnownInitialMixin, RecordingMixin, PublishingMixin, RecheckQueueMixin, SimpleHistoryAdmin
):
    object_views = {
        "check": "check_view",
        "publish": "publish_view",
        "close": "close_view",
        "reopen": "reopen_view",
    }
    form = ProgrammeForm
    fieldsets = FIELDSETS
    inlines = [AppointmentInline]
    autocomplete_fields = ["centre"]
    list_display = ["name", "centre", "status", "led_by_words", "frequency", "checked_on"]
    list_filter = [
        "status",
        LedByFilter,
        CheckedFilter,
        "frequency",
        "setting",
        "centre__region",
    ]
    # Counting what is derived, once for each choice, takes seconds with many listings.
    show_facets = admin.ShowFacets.NEVER
    list_select_related = ["centre"]
    list_per_page = 50
    search_fields = ["name", "centre__name", "centre__town", "centre__provider__name"]
    search_help_text = "A programme, a centre, a town or a provider."

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).for_cards()

    @admin.display(description="who leads it", ordering="led_by")
    def led_by_words(self, programme) -> str:
        return LED_BY[programme.led_by]

    @admin.display(description="checked on", ordering="checked_on", empty_value="Never")
    def checked_on(self, programme):
        return programme.checked_on

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        return {} if obj else {"slug": ["name"]}

    def get_view_on_site_url(self, obj=None) -> str | None:
        """Only where the public would find the page."""
        return super().get_view_on_site_url(obj) if obj and obj.status in PUBLIC else None

    def save_model(self, request, obj, form, change) -> None:
        """Save the facts alone: neither an old form nor an old version from the history moves the status."""
        if change:
            held = Programme.objects.select_for_update().filter(pk=obj.pk)
            for name, value in held.values(*STATUS_FIELDS).get().items():
                setattr(obj, name, value)
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and obj.status == ListingStatus.DRAFT:
            context["missing"] = what_is_missing(obj)
        if obj:
            context["why_not_registered"] = why_not_registered(obj, timezone.localdate())
        return super().render_change_form(request, context, add, change, form_url, obj)
