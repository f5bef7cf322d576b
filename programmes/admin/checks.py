from django.contrib import admin

from programmes.models import FactCheck


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
    search_fields = ["programme__name", "centre__name"]
    search_help_text = "A programme or a centre."

    @admin.display(description="about")
    def subject_name(self, check) -> str:
        return str(check.subject)

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
