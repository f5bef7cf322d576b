"""Absences: one's own, and a manager enters anybody's."""

from collections import Counter

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from enquiries.models import Absence, Team
from enquiries.passing_on import passed_on

PASSED_ON = "Open enquiries that were passed on: {}."
BACK = "I am back: end it now"
ENDED = "{} is back from today: new enquiries come again. What was passed on stays where it is."
NOBODY_OF_A_TEAM = (
    "Nobody of “{}” is there on {:%d %b %Y}. Enquiries that come for it meanwhile lie with nobody, and every manager "
    "is told: ask somebody to stand in, and add them to the team."
)
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
    change_form_template = "enquiries/admin/absence.html"
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
        if given := Counter(str(one) if one else "nobody" for one in passed_on()):
            told = ", ".join(f"{number} to {who}" for who, number in given.items() if who != "nobody")
            nobody = f"{given['nobody']} with nobody" if given["nobody"] else ""
            words = ", ".join(filter(None, [told, nobody]))
            self.message_user(request, PASSED_ON.format(words), messages.SUCCESS)
        self._warn_of_empty_teams(request, max(obj.starts_on, timezone.localdate()))

    def _warn_of_empty_teams(self, request, day) -> None:
        for team in [Team.objects.fallback(), *Team.objects.in_use().exclude(is_fallback=True)]:
            if not team.present_members(day).exists():
                words = NOBODY_THERE if team.is_fallback else NOBODY_OF_A_TEAM
                self.message_user(request, words.format(team, day), messages.WARNING)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context |= {"back": BACK, "is_running": obj is not None and obj.is_running(timezone.localdate())}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and object_id and "back" in request.POST:
            return self._end(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _end(self, request, object_id) -> HttpResponse:
        """Whatever the form's fields say: the one button says all."""
        absence = self.get_object(request, object_id)
        if absence is None or not self.has_change_permission(request, absence):
            raise PermissionDenied
        self.log_change(request, absence, BACK)
        absence.end_before(timezone.localdate())
        self.message_user(request, ENDED.format(absence.person), messages.SUCCESS)
        return redirect("admin:enquiries_absence_changelist")
