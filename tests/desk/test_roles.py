"""The table of roles is what the groups hold, and what the admin lets them do."""

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse

from desk.roles import AUDITORS, CURATORS, HANDLERS, ROLES, as_markdown
from tests.staff import make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db

EVERY_PERMISSION = set().union(*ROLES.values())


def held(role: str) -> set[str]:
    permissions = Group.objects.get(name=role).permissions
    return {f"{app}.{name}" for app, name in permissions.values_list("content_type__app_label", "codename")}


@pytest.mark.parametrize("role", ROLES)
def test_group_holds_what_the_table_says(role):
    assert held(role) == ROLES[role]


@pytest.mark.parametrize("role", ROLES)
def test_a_permission_given_by_hand_is_gone_after_the_next_migrate(role):
    extra = Permission.objects.get(codename="delete_session")
    Group.objects.get(name=role).permissions.add(extra)

    call_command("migrate", verbosity=0)

    assert held(role) == ROLES[role]


@pytest.mark.parametrize("role", ROLES)
def test_nobody_may_alter_or_delete_a_check(role):
    endings = ("change_factcheck", "delete_factcheck", "change_registercheck", "delete_registercheck")

    assert not [permission for permission in ROLES[role] if permission.endswith(endings)]


@pytest.mark.parametrize("role", [CURATORS, HANDLERS, AUDITORS])
def test_only_managers_touch_accounts(role):
    assert not [permission for permission in ROLES[role] if permission.startswith("auth.")]


def test_a_curator_sees_reports_of_mistakes_and_no_enquiry(client):
    client.force_login(make_curator())
    page = client.get(reverse("admin:index")).content.decode()

    assert "/admin/enquiries/mistakereport/" in page
    assert "/admin/enquiries/enquiry/" not in page
    assert {permission for permission in ROLES[CURATORS] if permission.startswith("enquiries.")} == {
        "enquiries.view_mistakereport",
        "enquiries.change_mistakereport",
    }


def test_a_handler_sees_enquiries_and_own_absences_only():
    absences = {f"enquiries.{action}_absence" for action in ("view", "add", "change", "delete")}
    assert ROLES[HANDLERS] == {"enquiries.view_enquiry", "enquiries.change_enquiry"} | absences


def test_an_auditor_holds_nothing_that_writes():
    reading = ("view_", "see_without_words", "export_listings")

    assert not [name for name in ROLES[AUDITORS] if not name.partition(".")[2].startswith(reading)]


def test_every_page_of_the_admin_is_given_to_a_role():
    """A page added later finds its place in the table in the same change."""
    given = {permission.replace(".view_", ".") for permission in EVERY_PERMISSION}
    pages = {model._meta.label_lower for model in admin.site._registry}

    by_seeing_every_enquiry = {"enquiries.outgoingmail"}
    assert pages - given == by_seeing_every_enquiry


def test_table_names_permissions_that_exist():
    existing = Permission.objects.values_list("content_type__app_label", "codename")

    assert {f"{app}.{codename}" for app, codename in existing} >= EVERY_PERMISSION


def test_docs_hold_the_same_table():
    assert as_markdown() in (settings.BASE_DIR / "docs" / "curating.md").read_text()


def test_a_manager_cannot_make_a_superuser(client):
    manager, other = make_manager(), make_handler()
    client.force_login(manager)
    form = {"username": other.username, "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    address = reverse("admin:auth_user_change", args=[other.pk])

    client.post(address, form | {"user_permissions": [Permission.objects.first().pk]})

    other.refresh_from_db()
    assert (other.is_superuser, other.user_permissions.count()) == (False, 0)


def test_a_manager_cannot_open_a_superuser(client, admin_user):
    client.force_login(make_manager())

    for page in ("auth_user_change", "auth_user_password_change"):
        assert client.get(reverse(f"admin:{page}", args=[admin_user.pk])).status_code in (302, 404)


def test_an_account_cannot_be_deleted(client, admin_user):
    client.force_login(admin_user)

    assert client.get(reverse("admin:auth_user_delete", args=[make_handler().pk])).status_code == 403


def account_form(user, **fields) -> dict:
    """What the page of an account posts: unticked boxes are not in it."""
    groups = [group.pk for group in user.groups.all()]
    return {"username": user.username, "groups": groups} | fields


@pytest.mark.parametrize(
    ("ticks", "refused"),
    [({"is_active": "on"}, True), ({}, False), ({"is_active": "on", "is_staff": "on"}, False)],
)
def test_a_role_without_staff_status_is_refused(client, ticks, refused):
    """It would sign in nowhere; an account that has left keeps its role and needs none."""
    client.force_login(make_manager())
    handler = make_handler()
    page = client.post(reverse("admin:auth_user_change", args=[handler.pk]), account_form(handler, **ticks))

    assert ("Tick “May sign in here” too" in page.content.decode()) is refused
