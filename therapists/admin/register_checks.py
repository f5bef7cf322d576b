"""The looks at the register, each on a page of its own."""

from django.contrib import admin

from therapists.admin.consequences import tell_what_changed, who_leads_where
from therapists.forms import LoneRegisterCheckForm
from therapists.models import RegisterCheck


@admin.register(RegisterCheck)
class RegisterCheckAdmin(admin.ModelAdmin):
    """Written once by whoever looked, never altered or deleted by anybody."""

    form = LoneRegisterCheckForm
    fields = ["therapist", "checked_on", "status", "modality", "registered_until"]
    autocomplete_fields = ["therapist"]
    list_display = ["therapist", "checked_on", "status", "modality", "registered_until", "checked_by"]
    list_filter = ["status", "modality", "checked_on"]
    list_select_related = ["therapist", "checked_by"]
    list_per_page = 50
    search_fields = ["therapist__name", "therapist__hcpc_number"]
    search_help_text = "A therapist's name or HCPC number."

    def get_fields(self, request, obj=None):
        return [*self.fields, "hcpc_number", "checked_by", "recorded_at"] if obj else self.fields

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj, form, change) -> None:
        obj.checked_by = request.user
        before = who_leads_where(obj.therapist)
        super().save_model(request, obj, form, change)
        tell_what_changed(request, obj.therapist, before)
