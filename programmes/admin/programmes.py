from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from programmes.admin.appointments import AppointmentInline
from programmes.admin.assigning import AssignMixin
from programmes.admin.calling import CallMixin
from programmes.admin.curators import CuratorFilter
from programmes.admin.duplicates import DuplicatesMixin
from programmes.admin.filters import CheckedFilter, LedByFilter, WithheldFilter
from programmes.admin.initial import KnownInitialMixin
from programmes.admin.keys_first import KeysFirst
from programmes.admin.next_steps import Next, next_of_programme
from programmes.admin.notes import ListingNotesMixin
from programmes.admin.previewing import PreviewMixin
from programmes.admin.programme_form import FIELDSETS, ProgrammeForm
from programmes.admin.publishing import PublishingMixin
from programmes.admin.rechecking import RecheckQueueMixin
from programmes.admin.recording import RecordingMixin
from programmes.admin.recording_many import RecordManyMixin
from programmes.admin.source_of_change import HOW_YOU_KNOW, PublishedProgrammeForm, record_change
from programmes.checking import TopicState
from programmes.leadership import why_not_registered
from programmes.models import Programme
from programmes.models.listing_words import join_words
from programmes.private_names import withheld_in
from programmes.publishing import STATUS_FIELDS, what_is_missing
from programmes.vocabulary import LedBy, ListingStatus
from therapists.admin.history import HistoryMixin
from therapists.admin.seen import SeenMixin

LED_BY = dict(LedBy.choices)


@admin.register(Programme)
class ProgrammeAdmin(
    SeenMixin,
    KnownInitialMixin,
    RecordingMixin,
    PublishingMixin,
    RecordManyMixin,
    AssignMixin,
    DuplicatesMixin,
    ListingNotesMixin,
    CallMixin,
    PreviewMixin,
    RecheckQueueMixin,
    HistoryMixin,
):
    object_views = {
        "check": "check_view",
        "call": "call_view",
        "preview": "preview_view",
        "publish": "publish_view",
        "close": "close_view",
        "reopen": "reopen_view",
    }
    derived_fields = ("sort_name",)
    form = ProgrammeForm
    fieldsets = FIELDSETS
    inlines = [AppointmentInline]
    actions = ["publish_selected", "close_selected", "record_selected", "assign_selected"]
    autocomplete_fields = ["centre"]
    list_display = ["name", "centre", "status", "led_by_words", "frequency", "checked_on", "curator"]
    list_filter = [
        CuratorFilter,
        "status",
        LedByFilter,
        CheckedFilter,
        WithheldFilter,
        "frequency",
        "setting",
        "centre__region",
    ]
    # Counting what is derived, once for each choice, takes seconds with many listings.
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    paginator = KeysFirst
    search_fields = ["name", "centre__name", "centre__town", "centre__provider__name"]
    search_help_text = "A programme, a centre, a town or a provider."

    def _asks_for_source(self, request, obj) -> bool:
        """For a change of what the public reads; not when going back to an old version, which its checks still know."""
        is_going_back = request.resolver_match.url_name.endswith("_simple_history")
        is_public = obj is not None and obj.status == ListingStatus.PUBLISHED
        return is_public and not is_going_back and self.has_change_permission(request, obj)

    def get_fieldsets(self, request, obj=None):
        more = [HOW_YOU_KNOW] if self._asks_for_source(request, obj) else []
        return [*super().get_fieldsets(request, obj), *more]

    def get_form(self, request, obj=None, change=False, **kwargs):
        if self._asks_for_source(request, obj):
            kwargs["form"] = PublishedProgrammeForm
        return super().get_form(request, obj, change, **kwargs)

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).for_cards().select_related("centre__provider", "curator")

    @admin.display(description="who leads it")
    def led_by_words(self, programme) -> str:
        return str(LED_BY[programme.led_by])

    # Not to be sorted by: it would be worked out for every listing. What is due, oldest first, is the re-check queue.
    @admin.display(description="checked on", empty_value="Never, or changed since")
    def checked_on(self, programme):
        return programme.checked_on

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        return {} if obj else {"slug": ["name"]}

    def get_view_on_site_url(self, obj=None) -> str | None:
        """Only where the public would find the page."""
        return super().get_view_on_site_url(obj) if obj and obj.is_visible else None

    def save_model(self, request, obj, form, change) -> None:
        """Save the facts alone: neither an old form nor an old version from the history moves the status."""
        if change:
            held = Programme.objects.select_for_update().filter(pk=obj.pk)
            for name, value in held.values(*STATUS_FIELDS).get().items():
                setattr(obj, name, value)
        super().save_model(request, obj, form, change)

    def why(self, form) -> str:
        """Or where the changes come from."""
        source = getattr(form.instance, "source_of_change", None)
        return super().why(form) or (source.reason if source else "")

    def save_related(self, request, form, formsets, change) -> None:
        """Record what changed as checked, now that the posts are saved too."""
        super().save_related(request, form, formsets, change)
        programme, source = form.instance, getattr(form.instance, "source_of_change", None)
        if source is None:
            return
        has_moved = any(formset.has_moved() for formset in formsets)
        try:
            recorded = record_change(programme, source, has_moved, request.user)
        except ValidationError as error:
            messages.error(request, f"Saved, but not recorded as checked: {' '.join(error.messages)}")
        else:
            topics = ", ".join(check.get_topic_display() for check in recorded)
            if topics:
                messages.success(request, f"Recorded as changed: {topics}.")

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            stored = self.as_stored(request, obj)
            context["missing"] = what_is_missing(stored) if stored.status == ListingStatus.DRAFT else []
            context["withheld"] = join_words(withheld_in(stored))
            context["why_not_registered"] = why_not_registered(stored, timezone.localdate())
        return super().render_change_form(request, context, add, change, form_url, obj)

    def next_step(self, programme: Programme, states: list[TopicState]) -> Next | None:
        return next_of_programme(programme, states, timezone.localdate())
