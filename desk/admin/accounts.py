"""Accounts: a manager invites staff and gives them a role, and can make nobody more powerful than a manager."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from desk.sign_in.account_forms import InvitationForm, StaffForm
from desk.sign_in.invitations import invite
from desk.sign_in.second_factor import has_one, take_away
from desk.sign_in.telling import FACTOR_RESET, tell
from programmes.admin.object_views import ObjectViewsMixin
from therapists.admin.seen import SeenMixin

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
# The accounts' own second factors hold secrets, and their e-mail addresses are those of the accounts.
admin.site.unregister([User, Group, Authenticator, EmailAddress])

LINK_SENT = "A mail with a link to set a password is on its way to {}."
NO_ADDRESS = "Give the account an e-mail address first: the link goes there."
FACTOR_GONE = "{} has no second factor any more, and was signed out everywhere ({} sessions)."


@admin.register(User)
class StaffAdmin(SeenMixin, ObjectViewsMixin, UserAdmin):
    form = StaffForm
    add_form = InvitationForm
    add_form_template = None
    list_display = ["username", "person", "roles", "email", "factor", "is_active", "signed_in"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = []
    show_facets = admin.ShowFacets.NEVER
    search_help_text = "A name, or an e-mail address."
    object_views = {"invite": "invite_view", "factor": "factor_view"}
    add_fieldsets = [
        (
            None,
            {
                "fields": ["username", "first_name", "last_name", "email", "groups"],
                "description": "They get a mail with a link by which they set their own password, and then set up "
                "a second factor.",
            },
        ),
    ]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email"]}),
        (
            "Role",
            {
                "fields": ["is_active", "is_staff", "groups"],
                "description": "Accounts are not deleted, since checks say who made them.",
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Superusers are the operators': a manager does not see them, so cannot take one over."""
        accounts = super().get_queryset(request).prefetch_related("groups").annotate(has_factor=has_one())
        return accounts if request.user.is_superuser else accounts.filter(is_superuser=False)

    def formfield_for_manytomany(self, db_field, request: HttpRequest, **kwargs):
        """The roles, of which there are four, each with a box to tick."""
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    @admin.display(description="person", ordering="first_name")
    def person(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="role")
    def roles(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return ", ".join(["Superuser", *names] if user.is_superuser else names) or "None"

    @admin.display(description="second factor", ordering="has_factor")
    def factor(self, user) -> str:
        return "Set up" if user.has_factor else "Not yet"

    @admin.display(description="signed in", ordering="last_login")
    def signed_in(self, user: User) -> str:
        at = user.last_login
        return date_format(localtime(at), "j M Y, H:i") if at else "Never"

    def get_fieldsets(self, request: HttpRequest, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj and request.user.is_superuser:
            return [*fieldsets, ("Operators only", {"fields": ["is_superuser"]})]
        return fieldsets

    def save_model(self, request: HttpRequest, obj: User, form, change: bool) -> None:
        if not change:
            obj.is_staff = True
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change:
            invite(obj)
            self.message_user(request, LINK_SENT.format(obj.email), messages.SUCCESS)

    def user_change_password(self, request: HttpRequest, id, form_url=""):
        """Nobody knows another's password: a link is sent instead."""
        raise Http404

    def invite_view(self, request: HttpRequest, user: User):
        self._refuse(request, user)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not user.email:
            self.message_user(request, NO_ADDRESS, messages.ERROR)
            return self.to_change_page(user)
        with transaction.atomic():
            invite(user)
            self.log_change(request, user, "Sent a link to set a password.")
        self.message_user(request, LINK_SENT.format(user.email), messages.SUCCESS)
        return self.to_change_page(user)

    def factor_view(self, request: HttpRequest, user: User):
        """Ask first, then take the second factor away."""
        self._refuse(request, user)
        if request.method != "POST":
            context = self.page_context(request, user, "Reset the second factor")
            return TemplateResponse(request, "admin/auth/user/factor.html", context)
        with transaction.atomic():
            ended = take_away(user)
            tell(user, FACTOR_RESET)
            self.log_change(request, user, "Reset the second factor.")
        self.message_user(request, FACTOR_GONE.format(user, ended), messages.SUCCESS)
        return self.to_change_page(user)

    def _refuse(self, request: HttpRequest, user: User) -> None:
        """One's own is changed under “Second factor”, after showing who one is."""
        if user == request.user or not self.has_change_permission(request, user):
            raise PermissionDenied

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """To read: the table of roles is part of the release, and each migrate sets it again."""

    fields = ["name", "may"]
    readonly_fields = ["may"]

    @admin.display(description="what it may do")
    def may(self, group: Group) -> str:
        names = group.permissions.order_by("content_type__app_label", "content_type__model", "pk")
        lines = ((name.removeprefix("Can "),) for name in names.values_list("name", flat=True))
        return format_html('<ul class="may">{}</ul>', format_html_join("", "<li>{}</li>", lines))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False
