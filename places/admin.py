from django.contrib import admin

from places.models import Place, PlaceName


class ReadOnly:
    """Places come from files; the next load would undo what is typed here."""

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class PlaceNameInline(ReadOnly, admin.TabularInline):
    model = PlaceName
    verbose_name_plural = "found by"


@admin.register(Place)
class PlaceAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["name", "kind", "district", "county", "nation", "population"]
    list_filter = ["kind", "nation"]
    search_fields = ["name", "names__key"]
    search_help_text = "A town, in any spelling that visitors may use, or the first part of a postcode."
    inlines = [PlaceNameInline]
