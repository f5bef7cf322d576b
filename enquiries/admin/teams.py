from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Prefetch

from enquiries.models import Team
from enquiries.staff import may_open_enquiries

MAY_NOT_OPEN = (
    "Choose only people who may see enquiries. For anybody else, first tick “Staff status” "
    "and give the role “Enquiry handlers” under Users."
)
NOBODY_LEFT = (
    "This is the fallback team, which gets whatever no rule sends elsewhere: "
    "leave at least one member in it, or choose another first."
)


def _member(user) -> str:
    """Who has lost the right since stays named until the team is next saved, and gets nothing."""
    return str(user) if user.may_open else f"{user} (may not see enquiries)"


class TeamForm(forms.ModelForm):
    def clean_members(self):
        members = self.cleaned_data["members"]
        if self.instance.is_fallback and not members:
            raise ValidationError(NOBODY_LEFT)
        return members


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):
    form = TeamForm
    list_display = ["name", "email", "people", "is_fallback"]
    fields = ["name", "email", "members", "is_fallback"]
    readonly_fields = ["is_fallback"]
    filter_horizontal = ["members"]
    search_fields = ["name"]

    @admin.display(description="members")
    def people(self, team) -> str:
        return ", ".join(map(_member, team.members.all())) or "nobody yet"

    def get_queryset(self, request):
        members = get_user_model().objects.annotate(may_open=may_open_enquiries())
        return super().get_queryset(request).prefetch_related(Prefetch("members", members))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["error_messages"] = {"invalid_choice": MAY_NOT_OPEN}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_deleted_objects(self, objs, request):
        """Stop before the fallback team is deleted, and say why where the admin lists what stands in the way."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        if any(team.is_fallback for team in objs):
            protected = [
                *protected,
                "The fallback team cannot be deleted: every enquiry must reach somebody.",
            ]
        return to_delete, counts, perms_needed, protected
