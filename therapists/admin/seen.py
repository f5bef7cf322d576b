from django.contrib import admin

from therapists.seen import FIELD


class SeenMixin(admin.ModelAdmin):
    """Puts what a `SeenForm` carries on the page of whoever may save there."""

    def get_fieldsets(self, request, obj=None):
        first, *rest = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return [first, *rest]
        title, options = first
        return [(title, options | {"fields": [*options["fields"], FIELD]}), *rest]
