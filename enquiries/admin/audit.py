from django.contrib import admin

from enquiries.models import AuditRecord
from programmes.admin.read_only import ToReadAdmin


@admin.register(AuditRecord)
class AuditRecordAdmin(ToReadAdmin):
    """Who looked at, or did something to, what visitors wrote. Nobody alters or deletes it, superusers included."""

    fields = list_display = ["done_at", "who", "act", "kind", "which", "number"]
    list_filter = ["act", "kind", ("done_by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["done_by"]
    list_per_page = 50
    # Where nobody stands for a command.
    empty_value_display = "a command"
    show_full_result_count = False
    date_hierarchy = "done_at"
    search_fields = ["references"]
    search_help_text = "Search by reference."

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Who saw and did what"} | (extra_context or {}))

    @admin.display(description="who", ordering="done_by__username")
    def who(self, record) -> str:
        return str(record.done_by or "a command, run by an operator")

    @admin.display(description="references")
    def which(self, record) -> str:
        return record.references or "a list: its number alone"
