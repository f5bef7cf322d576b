from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Prefetch

from enquiries.models import RoutingRule, Team
from enquiries.staff import may_open_enquiries

MAY_NOT_OPEN = (
    "Choose only people who may see enquiries. For anybody else, first tick “Staff status” "
    "and give the role “Enquiry handlers” under Users."
)


def _member(user) -> str:
    """Who has lost the right since stays named until the team is next saved, and gets nothing."""
    return str(user) if user.may_open else f"{user} (may not see enquiries)"


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):
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


@admin.register(RoutingRule)
class RoutingRuleAdmin(admin.ModelAdmin):
    list_display = ["__str__", "position", "team"]
    list_editable = ["position", "team"]
    list_select_related = ["programme", "provider", "team"]
    autocomplete_fields = ["programme", "provider"]
    fieldsets = [
        (
            "About which programmes",
            {
                "fields": ["programme", "provider", "nation", "region", "setting"],
                "description": (
                    "Each condition narrows the rule; leave all empty for any enquiry. "
                    "A question about no programme in particular skips every rule that has a condition."
                ),
            },
        ),
        ("Goes to", {"fields": ["team", "position"]}),
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The teams to choose from are the same in each row of the list, and read once."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "team":
            field.choices = list(field.choices)
        return field
