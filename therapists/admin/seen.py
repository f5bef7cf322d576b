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

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """A form that was refused has written what was typed into `obj`, and its heading would say that it is so."""
        if obj and request.method == "POST":
            stored = self.model._default_manager.get(pk=obj.pk)
            context |= {"original": stored, "subtitle": str(stored)}
        return super().render_change_form(request, context, add, change, form_url, obj)
