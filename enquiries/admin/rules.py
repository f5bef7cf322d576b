from django.contrib import admin

from enquiries.admin.trying import TryingMixin
from enquiries.models import RoutingRule


@admin.register(RoutingRule)
class RoutingRuleAdmin(TryingMixin, admin.ModelAdmin):
    list_display = ["__str__", "position", "team"]
    list_editable = ["position", "team"]
    list_select_related = ["programme", "provider", "team"]
    autocomplete_fields = ["programme", "provider"]
    fieldsets = [
        (
            "Which enquiries",
            {
                "fields": ["programme", "provider", "nation", "region", "setting", "asking_for"],
                "description": (
                    "Each condition narrows the rule; leave all empty for any enquiry. A question about no "
                    "programme in particular skips every rule that asks something of the programme."
                ),
            },
        ),
        ("Goes to", {"fields": ["team", "position"]}),
    ]
