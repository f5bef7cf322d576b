"""Django's own admin with facets: its list, its filters and their counts, without making HTML of them."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import RequestFactory

from benchmarks.models import MEMBERS, FlatListing
from benchmarks.questions import PAGE, Answer, Question
from programmes.filters import FACETS


def _path(facet: str) -> str:
    return f"{facet}__value" if facet in MEMBERS else facet


class FlatListingAdmin(admin.ModelAdmin):
    list_filter = [_path(facet) for facet in FACETS]
    show_facets = admin.ShowFacets.ALWAYS
    list_per_page = PAGE
    ordering = ["position"]


class AdminFacets:
    def __init__(self) -> None:
        self.admin = FlatListingAdmin(FlatListing, admin.AdminSite())
        self.requests = RequestFactory()
        self.staff = get_user_model()(is_superuser=True, is_active=True, is_staff=True)

    def answer(self, question: Question) -> Answer:
        """Of one value a facet at most: that is what these filters take."""
        asked = {f"{_path(facet)}__exact": value for facet, (value,) in question.chosen.items()}
        request = self.requests.get("/", asked)
        request.user = self.staff
        changes = self.admin.get_changelist_instance(request)
        ids = [row.pk.hex for row in changes.result_list]
        counts = dict(
            zip(FACETS, (self._counts(spec, changes) for spec in changes.filter_specs), strict=True)
        )
        return Answer(changes.result_count, counts, ids)

    def _counts(self, spec, changes) -> dict[str, int]:
        """By value; the admin numbers them in the order of the choices."""
        told = spec.get_facet_queryset(changes)
        return {str(value): told[f"{n}__c"] for n, (value, _label) in enumerate(spec.field.flatchoices)}
