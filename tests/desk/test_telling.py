"""Whoever's password or second factor changes gets a mail that says so, and holds nothing of use to anybody else."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from desk.sign_in.invitations import link_for
from desk.sign_in.telling import tell
from tests.desk.signing_in import (
    PASSWORD,
    SECRET,
    code_now,
    give_code,
    give_password,
    make_person,
    recovery_codes,
    with_app,
)
from tests.staff import make_manager

pytestmark = pytest.mark.django_db
APP = "/staff/second-factor/app/"
NEW = "quay-lantern-5932"


@pytest.fixture(autouse=True)
def committed(monkeypatch):
    """What is to be done after a commit is done at once: a test's own transaction has none."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **kwargs: act())


@pytest.fixture
def ruth():
    return make_person(username="ruth", first_name="Ruth", last_name="O'Hara")


@pytest.fixture
def browser(ruth) -> Client:
    """In by the password alone."""
    browser = Client(REMOTE_ADDR="203.0.113.9", headers={"user-agent": "Ruth's phone"})
    give_password(browser, ruth)
    return browser


@pytest.fixture
def inside(ruth) -> Client:
    """In with an app."""
    with_app(ruth)
    browser = Client(REMOTE_ADDR="203.0.113.9", headers={"user-agent": "Ruth's phone"})
    give_password(browser, ruth)
    give_code(browser, code_now())
    return browser


def told() -> str:
    """The text of the one mail, which is in the outbox for this address."""
    mail = Email.objects.get()
    assert mail.to == ["ruth@example.org"]
    return " ".join(mail.message.split())


def test_an_app_that_is_set_up_is_told(browser):
    key = browser.get(APP).context["form"].secret
    browser.post(APP, {"code": code_now(key)})

    text = told()
    assert text.startswith("Dear Ruth, An app that shows codes was set up for your account.")
    assert "tell a manager of" in text
    assert key not in text


def test_an_app_that_is_removed_is_told(inside):
    inside.post(APP + "remove/")

    assert "The app that shows codes was removed" in told()


def test_recovery_codes_made_anew_are_told_and_not_given(inside, ruth):
    inside.post("/staff/second-factor/recovery-codes/new/")

    text = told()
    assert "New recovery codes were made" in text
    assert not any(code in text for code in [*recovery_codes(ruth), SECRET])


def test_a_passkey_that_is_removed_is_told(inside, ruth):
    data = {"name": "Ruth's phone", "passwordless": False, "credential": {}}
    key = Authenticator.objects.create(user=ruth, type=Authenticator.Type.WEBAUTHN, data=data)
    inside.post(f"/staff/second-factor/passkeys/{key.pk}/remove/")

    text = told()
    assert "A passkey was removed" in text
    assert "Ruth's phone" not in text


def test_a_password_set_by_a_link_is_told(ruth):
    link = link_for(ruth).removeprefix("http://testserver")
    browser = Client()
    page = browser.get(link, follow=True)
    browser.post(page.request["PATH_INFO"], {"new_password1": NEW, "new_password2": NEW})

    text = told()
    assert "A new password was set" in text
    assert NEW not in text


def test_a_password_changed_inside_is_told(inside):
    form = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    inside.post(reverse("admin:password_change"), form)

    assert "A new password was set" in told()


def test_a_password_that_is_refused_is_not_told(inside):
    form = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    inside.post(reverse("admin:password_change"), form)

    assert not Email.objects.exists()


def test_a_reset_by_a_manager_is_told_to_whom_it_happened(client, ruth):
    client.force_login(make_manager())
    client.post(reverse("admin:auth_user_factor", args=[with_app(ruth).pk]))

    assert "A manager took away the second factor of your account" in told()


def test_neither_address_nor_browser_is_in_it(inside):
    inside.post("/staff/second-factor/recovery-codes/new/")

    row = Email.objects.get()
    said = f"{row.subject} {row.message} {row.html_message} {row.headers}"
    assert "203.0.113.9" not in said
    assert "phone" not in said
    assert "http" not in said


@pytest.mark.parametrize(
    "what",
    [
        *(f"mfa/email/{one}" for one in ("totp_activated", "totp_deactivated", "webauthn_added")),
        *(f"mfa/email/{one}" for one in ("webauthn_removed", "recovery_codes_generated")),
    ],
)
def test_each_mail_is_in_our_words(ruth, what):
    """The parts that django-allauth sends need a passkey's device to test from the page."""
    tell(ruth, what)

    text = told()
    assert "your account" in text
    assert "This mail has no link" in text
    assert "&#" not in text


def test_whoever_has_no_address_gets_no_mail():
    tell(make_person(email=""), "account/email/password_set")

    assert not Email.objects.exists()
