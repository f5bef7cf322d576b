"""Filters by what is derived: who leads it, and how old the answers are."""

from django.conf import settings
from django.contrib import admin
from django.utils import timezone

from programmes import many_keys  # noqa: F401  (the lookup `among`)
from programmes.freshness import Freshness
from programmes.overview import overview
from programmes.private_names import with_withheld
from programmes.vocabulary import LedBy


class LedByFilter(admin.SimpleListFilter):
    title = "who leads it"
    parameter_name = "led_by"

    def lookups(self, request, model_admin):
        return LedBy.choices

    def queryset(self, request, queryset):
        chosen = self.value()
        if chosen not in LedBy.values:
            return queryset
        return queryset.filter(pk__among=overview(timezone.localdate()).led_by.get(chosen, []))


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
        chosen = self.value()
        if chosen not in Freshness.values:
            return queryset
        return queryset.filter(pk__among=overview(timezone.localdate()).checked.get(chosen, []))


class WithheldFilter(admin.SimpleListFilter):
    """Published listings with a text that names somebody who did not agree to it."""

    title = "text not shown"
    parameter_name = "withheld"

    def lookups(self, request, model_admin):
        return [("yes", "Names somebody")]

    def queryset(self, request, queryset):
        if self.value() != "yes":
            return queryset
        return queryset.filter(pk__in=with_withheld(timezone.localdate()))
