from django.contrib import admin


class ToReadAdmin(admin.ModelAdmin):
    """Rows that a command writes: nobody adds or deletes one."""

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
