"""Accounts: a manager gives staff a role, and can make nobody more powerful than a manager."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.unregister(User)
admin.site.unregister(Group)

NO_SIGN_IN = "Tick “Staff status” too: without it a person with a role cannot sign in here."


class StaffForm(UserChangeForm):
    """An account, refused while its role can do nothing: staff status is given by hand, never by a role."""

    def clean(self):
        given = super().clean() or self.cleaned_data
        if given.get("groups") and given.get("is_active") and not given.get("is_staff"):
            self.add_error("is_staff", NO_SIGN_IN)
        return given


@admin.register(User)
class StaffAdmin(UserAdmin):
    form = StaffForm
    list_display = ["username", "first_name", "last_name", "email", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        (
            "Role",
            {
                "fields": ["is_active", "is_staff", "groups"],
                "description": "Someone who leaves: untick “active”. Accounts are not deleted, since "
                "checks say who made them.",
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Superusers are the operators': a manager does not see them, so cannot take one over."""
        accounts = super().get_queryset(request)
        return accounts if request.user.is_superuser else accounts.filter(is_superuser=False)

    def get_fieldsets(self, request: HttpRequest, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj and request.user.is_superuser:
            return [*fieldsets, ("Operators only", {"fields": ["is_superuser"]})]
        return fieldsets

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """To read: the table of roles is part of the release, and each migrate sets it again."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False
