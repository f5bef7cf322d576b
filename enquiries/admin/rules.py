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

    def get_changelist_formset(self, request, **kwargs):
        """A field in a list stands under its column's heading alone: it says its name itself. Teams are made elsewhere."""
        formset = super().get_changelist_formset(request, **kwargs)
        for field in formset.form.base_fields.values():
            field.widget = getattr(field.widget, "widget", field.widget)
            field.widget.attrs["aria-label"] = field.label
        return formset

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The teams to choose from are the same in each row of the list, and read once."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "team":
            field.choices = list(field.choices)
        return field
