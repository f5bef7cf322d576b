"""A manager invites somebody, sends a new link, resets a second factor; and none of it to a superuser."""

import datetime
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from desk.roles import CURATORS
from enquiries.mailing import send_round
from tests.desk.signing_in import PASSWORD, SIGN_IN, give_password, with_app
from tests.staff import StaffClient, make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def manager(client) -> StaffClient:
    client.force_login(make_manager())
    return client


def invite(manager, **changes):
    role = Group.objects.get(name=CURATORS)
    fields = {"username": "ruth", "first_name": "Ruth", "email": "ruth@example.org", "groups": [role.pk]}
    return manager.post(reverse("admin:auth_user_add"), fields | changes)


def link_sent() -> str:
    """The path in the mail, once the worker has been round."""
    send_round()
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


def set_password(link: str):
    browser = Client()
    page = browser.get(link, follow=True)
    form = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    return page, browser.post(page.request["PATH_INFO"], form)


def test_an_invited_person_sets_a_password_and_then_a_second_factor(manager):
    invite(manager)
    _, done = set_password(link_sent())
    browser = Client()
    give_password(browser, "ruth@example.org")

    assert done.url == SIGN_IN
    assert browser.get("/admin/").url == "/staff/second-factor/"


def test_the_account_is_staff_with_a_role_and_no_password(manager):
    invite(manager)
    user = User.objects.get(username="ruth")

    assert (user.is_staff, user.is_superuser, user.has_usable_password()) == (True, False, False)
    assert user.groups.get().name == CURATORS


def test_the_outbox_holds_no_link(manager):
    """Managers read it, and could set a password that is not theirs."""
    invite(manager)
    link = link_sent()
    row = Email.objects.get()

    assert (row.to, mail.outbox[0].to) == (["ruth@example.org"], ["ruth@example.org"])
    assert link.split("/")[-2] not in f"{row.message} {row.headers}"
    assert "X-Link" not in mail.outbox[0].extra_headers


def test_a_link_works_once(manager):
    invite(manager)
    link = link_sent()
    set_password(link)

    assert "leads nowhere" in Client().get(link, follow=True).text


@pytest.mark.parametrize(("days", "works"), [(2.9, True), (3.1, False)])
def test_a_link_works_for_three_days(manager, days, works):
    invite(manager)
    link = link_sent()
    with time_machine.travel(datetime.datetime.now() + datetime.timedelta(days=days)):
        page = Client().get(link, follow=True).text

    assert ("Set your password" in page) is works


@pytest.mark.parametrize("missing", [{"email": ""}, {"groups": []}])
def test_an_invitation_needs_an_address_and_a_role(manager, missing):
    assert invite(manager, **missing).status_code == 200
    assert not User.objects.filter(username="ruth").exists()


def test_an_address_is_one_persons(manager):
    make_handler(email="Ruth@example.org")

    assert "Another account has this address" in invite(manager).content.decode()


def test_a_new_link_is_sent_by_a_post_and_noted(manager):
    user = make_handler()
    address = reverse("admin:auth_user_invite", args=[user.pk])

    assert manager.get(address).status_code == 405
    manager.post(address)
    assert Email.objects.get().to == [user.email]
    assert "link" in LogEntry.objects.get(object_id=user.pk).get_change_message()


def test_a_reset_takes_the_second_factor_and_the_sessions_and_is_noted(manager):
    user, theirs = with_app(make_handler()), StaffClient()
    theirs.force_login(user)
    address = reverse("admin:auth_user_factor", args=[user.pk])

    assert manager.get(address).status_code == 200
    assert Authenticator.objects.exists()
    manager.post(address)
    assert not Authenticator.objects.exists()
    assert theirs.get("/admin/").url.startswith("/admin/login/")
    assert manager.get("/admin/").status_code == 200
    assert "second factor" in LogEntry.objects.get(object_id=user.pk).get_change_message()


@pytest.mark.parametrize("act", ["factor", "invite"])
def test_a_superuser_is_out_of_a_managers_reach(manager, admin_user, act):
    with_app(admin_user)
    answer = manager.post(reverse(f"admin:auth_user_{act}", args=[admin_user.pk]))

    assert (answer.status_code, Authenticator.objects.exists(), Email.objects.exists()) == (404, True, False)


@pytest.mark.parametrize("act", ["factor", "invite"])
def test_nobody_does_it_to_themselves(client, act):
    user = make_manager()
    client.force_login(user)

    assert client.post(reverse(f"admin:auth_user_{act}", args=[user.pk])).status_code == 403


@pytest.mark.parametrize("act", ["factor", "invite"])
def test_a_curator_does_it_to_nobody(client, act):
    client.force_login(make_curator())

    assert client.post(reverse(f"admin:auth_user_{act}", args=[make_handler().pk])).status_code == 403


def test_nobody_sets_the_password_of_another(client, admin_user):
    client.force_login(admin_user)

    assert client.get(reverse("admin:auth_user_password_change", args=[make_handler().pk])).status_code == 404


def test_the_list_says_who_may_do_what_and_who_has_no_second_factor(manager):
    with_app(make_curator(username="carys", first_name="Carys"))
    Authenticator.objects.create(user=make_handler(username="hal"), type="recovery_codes", data={})
    page = manager.get(reverse("admin:auth_user_changelist"))
    shown = {
        row.username: (page.context["cl"].model_admin.roles(row), page.context["cl"].model_admin.factor(row))
        for row in page.context["cl"].result_list
    }

    assert shown["carys"] == ("Curators", "Set up")
    assert shown["hal"] == ("Enquiry handlers", "Not yet")
