"""Filters by what is derived: who leads it, and how old the answers are."""

from django.conf import settings
from django.contrib import admin
from django.utils import timezone

from programmes.private_names import with_withheld
from programmes.vocabulary import LedBy
from therapists.dates import months_before


class LedByFilter(admin.SimpleListFilter):
    title = "who leads it"
    parameter_name = "led_by"

    def lookups(self, request, model_admin):
        return LedBy.choices

    def queryset(self, request, queryset):
        return queryset.filter(led_by=self.value()) if self.value() else queryset


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
        fresh, ageing = (months_before(timezone.localdate(), months) for months in settings.FRESHNESS_MONTHS)
        bands = {
            "fresh": {"checked_on__gte": fresh},
            "ageing": {"checked_on__lt": fresh, "checked_on__gte": ageing},
            "old": {"checked_on__lt": ageing},
            "never": {"checked_on__isnull": True},
        }
        return queryset.filter(**bands.get(self.value(), {}))


class WithheldFilter(admin.SimpleListFilter):
    """Published listings with a text that names somebody who did not agree to it."""

    title = "text not shown"
    parameter_name = "withheld"

    def lookups(self, request, model_admin):
        return [("yes", "Names somebody")]

    def queryset(self, request, queryset):
        return queryset.filter(pk__in=with_withheld()) if self.value() == "yes" else queryset
