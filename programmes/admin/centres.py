from django.contrib import admin
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html

from programmes.admin.assigning import AssignMixin, RegionMixin
from programmes.admin.centre_form import CentreForm
from programmes.admin.curators import CuratorFilter
from programmes.admin.duplicates import DuplicatesMixin
from programmes.admin.initial import KnownInitialMixin
from programmes.admin.next_steps import Next, next_of_centre
from programmes.admin.notes import ListingNotesMixin
from programmes.admin.rechecking import RecheckCentreMixin
from programmes.admin.recording import RecordingMixin
from programmes.checking import TopicState
from programmes.models import Centre, Programme, Provider
from therapists.admin.history import HistoryMixin
from therapists.admin.seen import SeenMixin
from therapists.names_in_text import private_names, refuse_names
from therapists.protected_title import refuse_title
from therapists.seen import SeenForm
from therapists.why import WhyForm


def _count(model: type[Model], key: str) -> Coalesce:
    """How many rows point here, asked for the rows of one page only: a join would group the whole table."""
    rows = model.objects.order_by().filter(**{key: OuterRef("pk")}).values(key)
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


@admin.register(Centre)
class CentreAdmin(
    SeenMixin,
    KnownInitialMixin,
    RecordingMixin,
    RecheckCentreMixin,
    AssignMixin,
    RegionMixin,
    DuplicatesMixin,
    ListingNotesMixin,
    HistoryMixin,
):
    object_views = {"check": "check_view", "recheck": "recheck_view"}
    form = CentreForm
    actions = ["assign_selected", "region_selected"]
    list_display = ["name", "town", "region", "provider", "regulator", "programme_count", "curator"]
    list_filter = [CuratorFilter, "region", "regulator", "coordinates_from"]
    list_select_related = ["provider", "curator"]
    list_per_page = 50
    search_fields = ["name", "town", "postcode", "registration_id", "provider__name"]
    search_help_text = "A name, a town, a postcode, a provider or a registration number."
    autocomplete_fields = ["provider"]
    fieldsets = [
        (None, {"fields": ["name", "provider", "curator"]}),
        ("Contact details", {"fields": ["phone", "email", "website"]}),
        (
            "Where it is",
            {"fields": ["street", ("town", "county", "postcode"), ("nation", "region")]},
        ),
        (
            "On the map",
            {
                "fields": ["coordinates_from", ("latitude", "longitude")],
                "description": "Leave this alone and the postcode and the town tell where it is, roughly. A refuge or "
                "another confidential address: choose “Withheld” and leave both coordinates empty.",
            },
        ),
        (
            "Registration",
            {"fields": [("regulator", "registration_id"), ("rating", "rating_on")]},
        ),
    ]

    def next_step(self, centre: Centre, states: list[TopicState]) -> Next | None:
        return next_of_centre(centre)

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).annotate(programme_count=_count(Programme, "centre"))

    @admin.display(description="programmes", ordering="programme_count")
    def programme_count(self, centre) -> str:
        address = reverse("admin:programmes_programme_changelist")
        return format_html(
            '<a href="{}?centre__id__exact={}">{}</a>', address, centre.pk, centre.programme_count
        )


class ProviderForm(SeenForm, WhyForm):
    def clean(self):
        super().clean()
        refuse_title(self, "name", "owned_by")
        refuse_names(self, *{"name", "owned_by"} & {*self.changed_data}, names=private_names())


@admin.register(Provider)
class ProviderAdmin(SeenMixin, HistoryMixin):
    form = ProviderForm
    fields = ["name", "owned_by", "organisation_id", "website"]
    list_display = ["name", "owned_by", "organisation_id", "centre_count"]
    list_per_page = 50
    search_fields = ["name", "owned_by", "organisation_id"]
    search_help_text = "A name, an owner or an organisation number."

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).annotate(centre_count=_count(Centre, "provider"))

    @admin.display(description="centres", ordering="centre_count")
    def centre_count(self, provider) -> str:
        address = reverse("admin:programmes_centre_changelist")
        return format_html(
            '<a href="{}?provider__id__exact={}">{}</a>', address, provider.pk, provider.centre_count
        )
