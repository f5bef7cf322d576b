"""Absences: one's own, and a manager enters anybody's."""

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.utils import timezone

from enquiries.models import Absence, Team
from enquiries.passing_on import pass_on

PASSED_ON = "Open enquiries that were passed on: {}."
NOBODY_THERE = (
    "Nobody of “{}”, the fallback team, is there on {:%d %b %Y}. Enquiries that come meanwhile are kept, lie with "
    "nobody, and every manager is told: ask somebody to stand in, and add them to the team."
)


def _is_manager(user) -> bool:
    return user.has_perm("enquiries.see_all_enquiries")


@admin.register(Absence)
class AbsenceAdmin(admin.ModelAdmin):
    list_display = ["person", "starts_on", "until"]
    list_select_related = ["person"]
    list_per_page = 50
    formfield_overrides = {
        models.DateField: {
            "form_class": forms.DateField,
            "widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
    }

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Days away"} | (extra_context or {}))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Accounts are made elsewhere: no buttons for them beside the choice."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "person":
            field.widget = field.widget.widget
        return field

    @admin.display(description="last day away", ordering="ends_on")
    def until(self, absence):
        return absence.ends_on or "not known yet"

    def get_queryset(self, request):
        return super().get_queryset(request).enterable_by(request.user)

    def get_fieldsets(self, request, obj=None):
        fields = ["person"] if _is_manager(request.user) else []
        description = (
            "On these days no new enquiry comes, and open ones are passed on to colleagues on the first of them. "
            "What was passed on stays there afterwards."
        )
        return [(None, {"fields": [*fields, "starts_on", "ends_on"], "description": description})]

    def save_model(self, request, obj, form, change) -> None:
        if not _is_manager(request.user):
            obj.person = request.user
        super().save_model(request, obj, form, change)
        if number := pass_on():
            self.message_user(request, PASSED_ON.format(number), messages.SUCCESS)
        self._warn_of_an_empty_fallback(request, max(obj.starts_on, timezone.localdate()))

    def _warn_of_an_empty_fallback(self, request, day) -> None:
        fallback = Team.objects.fallback()
        if not fallback.present_members(day).exists():
            self.message_user(request, NOBODY_THERE.format(fallback, day), messages.WARNING)
