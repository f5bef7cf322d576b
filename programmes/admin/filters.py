"""Filters by what is derived: who leads it, and how old the answers are."""

from django.conf import settings
from django.contrib import admin
from django.db.models import Q, QuerySet

from programmes.current import current_index
from programmes.freshness import bands_today
from programmes.private_names import with_withheld
from programmes.vocabulary import LedBy, ListingStatus


def _narrow(queryset: QuerySet, facet: str, value: str, condition: Q) -> QuerySet:
    """Of published listings the search's index knows which; the database works the others out, row by row."""
    known = current_index().having(facet, value)
    return queryset.filter(Q(pk__in=known) | ~Q(status=ListingStatus.PUBLISHED) & condition)


class LedByFilter(admin.SimpleListFilter):
    title = "who leads it"
    parameter_name = "led_by"

    def lookups(self, request, model_admin):
        return LedBy.choices

    def queryset(self, request, queryset):
        chosen = self.value()
        return _narrow(queryset, "led_by", chosen, Q(led_by=chosen)) if chosen in LedBy.values else queryset


class CheckedFilter(admin.SimpleListFilter):
    """The bands of freshness that the public page uses, and those never checked."""

    title = "last checked"
    parameter_name = "checked"

    def lookups(self, request, model_admin):
        fresh, ageing = settings.FRESHNESS_MONTHS
        return [
            ("fresh", f"Up to {fresh} months ago"),
            ("ageing", f"{fresh} to {ageing} months ago"),
            ("old", f"Over {ageing} months ago"),
            ("never", "Never, or changed since"),
        ]

    def queryset(self, request, queryset):
        condition = bands_today().get(self.value())
        return _narrow(queryset, "checked", self.value(), condition) if condition else queryset


class WithheldFilter(admin.SimpleListFilter):
    """Published listings with a text that names somebody who did not agree to it."""

    title = "text not shown"
    parameter_name = "withheld"

    def lookups(self, request, model_admin):
        return [("yes", "Names somebody")]

    def queryset(self, request, queryset):
        return queryset.filter(pk__in=with_withheld()) if self.value() == "yes" else queryset
