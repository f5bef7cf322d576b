from django.contrib import admin
from django.db.models import Q
from django.utils.text import smart_split, unescape_string_literal

from programmes.models import Centre, FactCheck, Programme


@admin.register(FactCheck)
class FactCheckAdmin(admin.ModelAdmin):
    """To read. A check is recorded from the listing it is about, and never altered or deleted."""

    fields = [
        "programme",
        "centre",
        "topic",
        "outcome",
        "checked_on",
        "checked_by",
        "method",
        "source_url",
        "own_words",
        "values_checked",
        "appointments",
        "recorded_at",
    ]
    list_display = ["subject_name", "topic", "outcome", "checked_on", "method", "checked_by"]
    list_filter = ["topic", "outcome", "method", "checked_on"]
    list_select_related = ["programme", "centre", "checked_by"]
    list_per_page = 50
    show_full_result_count = False
    # The newest first: there are many more checks than listings, and the filters say the rest. No column offers another
    # order; an address kept from before still sorts.
    sortable_by = ()
    search_fields = ["programme__name", "centre__name"]
    search_help_text = "A programme or a centre."

    @admin.display(description="about")
    def subject_name(self, check) -> str:
        return str(check.subject)

    def get_search_results(self, request, queryset, search_term):
        """By the listings with such names: else the name of its listing would be read for every check."""
        for word in smart_split(search_term):
            if word[0] in "\"'" and word[0] == word[-1]:
                word = unescape_string_literal(word)
            named = (model.objects.filter(name__icontains=word).order_by() for model in (Programme, Centre))
            programmes, centres = (found.values("pk") for found in named)
            queryset = queryset.filter(Q(programme__in=programmes) | Q(centre__in=centres))
        return queryset, False

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
