"""Nobody reaches a page of the staff's with the password alone."""

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.contrib.sessions.models import Session
from django.test import Client

from programmes.models import Catalogue
from tests.desk.signing_in import (
    DESK,
    PASSWORD,
    SET_UP,
    SIGN_IN,
    code_now,
    give_code,
    give_password,
    is_in,
    make_person,
    recovery_codes,
    with_app,
    with_password,
)
from tests.staff import make_curator

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    """Signed in by nothing yet."""
    return Client()


@pytest.fixture(autouse=True)
def committed(monkeypatch):
    """What is to be done after a commit is done at once: a test's own transaction has none."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **kwargs: act())


@pytest.fixture
def half_in(browser) -> Client:
    """In by the password alone."""
    give_password(browser, make_person(username="ruth"))
    return browser


def set_up_app(browser) -> object:
    """Type the code that belongs to the key on the page; gives the page that follows."""
    key = browser.get("/staff/second-factor/app/").context["form"].secret
    return browser.post("/staff/second-factor/app/", {"code": code_now(key)}, follow=True)


@pytest.mark.parametrize(
    "address", [DESK, "/admin/", "/admin/auth/user/", "/admin/password_change/", "/admin/jsi18n/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_password_alone_opens_no_page(half_in, address, method):
    answer = getattr(half_in, method)(address)

    assert (answer.status_code, answer.url) == (302, SET_UP)


@pytest.mark.parametrize(
    "page", ["recovery-codes/", "recovery-codes/file/", "passkeys/", "app/remove/", "done/"]
)
def test_nor_the_pages_that_change_what_was_set_up(half_in, page):
    assert half_in.get(SET_UP + page).url == SET_UP


def test_whoever_set_up_an_app_goes_on_to_where_they_were_going(half_in):
    half_in.get(DESK + "?q=leeds")
    codes = set_up_app(half_in)

    assert len(codes.context["unused_codes"]) == 10
    assert half_in.get(SET_UP + "done/").url == DESK + "?q=leeds"
    assert is_in(half_in)


def test_a_wrong_code_sets_nothing_up(half_in):
    half_in.get("/staff/second-factor/app/")
    half_in.post("/staff/second-factor/app/", {"code": "000000"})

    assert not Authenticator.objects.exists()


def test_with_an_app_the_code_is_asked_for(browser):
    user = with_app(make_person())

    assert give_password(browser, user).url == "/staff/sign-in/code/"
    assert browser.get(DESK).url.startswith("/admin/login/")
    give_code(browser, code_now())
    assert is_in(browser)


def test_the_wanted_page_is_kept_through_both_steps(browser):
    user = with_app(make_person())
    browser.post(SIGN_IN, {"login": user.username, "password": PASSWORD, "next": DESK})

    assert give_code(browser, code_now()).url == DESK


def test_a_code_holds_once_whichever_process_is_asked(browser):
    user, code = with_app(make_person()), code_now()
    for client in (browser, second := Client()):
        give_password(client, user)
        give_code(client, code)

    assert (is_in(browser), is_in(second)) == (True, False)


def test_a_recovery_code_lets_in_once(browser):
    user = with_app(make_person())
    code = recovery_codes(user)[0]
    for client in (browser, second := Client()):
        give_password(client, user)
        give_code(client, code)

    assert (is_in(browser), is_in(second)) == (True, False)


def test_a_factor_set_up_elsewhere_opens_nothing_here(half_in):
    """The session may be of somebody who guessed the password before."""
    with_app(make_curator_of(half_in))

    assert half_in.get(DESK).url.startswith(SIGN_IN)
    assert "_auth_user_id" not in half_in.session


def make_curator_of(client):
    from django.contrib.auth.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


def test_without_the_last_factor_a_new_one_is_set_up_first(half_in):
    set_up_app(half_in)
    half_in.post(SET_UP + "app/remove/")

    assert not Authenticator.objects.exists()
    assert half_in.get(DESK).url == SET_UP


def test_secrets_are_stored_encrypted_and_survive_a_new_key(settings, browser):
    user = with_app(make_person())
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]
    give_password(browser, user)
    give_code(browser, code_now())

    assert "JBSWY3DPEHPK3PXP" not in stored
    assert is_in(browser)


@pytest.mark.parametrize(("is_demo", "name", "open_to"), [
    (True, "curator", True), (False, "curator", False), (True, "ruth", False),
])  # fmt: skip
def test_only_the_printed_accounts_of_a_demonstration_need_no_phone(browser, is_demo, name, open_to):
    Catalogue.objects.update_or_create(pk=1, defaults={"is_demonstration": is_demo})
    give_password(browser, make_person(username=name))

    assert is_in(browser) is open_to


@pytest.mark.parametrize("page", ["sign-up/", "signup/", "email/", "password/reset/", "sign-in/sign-up/"])
def test_nobody_makes_an_account_for_themselves(client, page):
    assert client.get(f"/staff/{page}").status_code == 404


@pytest.mark.parametrize(
    "page",
    [
        "",
        "app/",
        "app/remove/",
        "passkeys/",
        "passkeys/add/",
        "recovery-codes/",
        "recovery-codes/new/",
        "recovery-codes/file/",
    ],
)
def test_pages_are_there_and_are_kept_nowhere(half_in, page):
    set_up_app(half_in)
    answer = half_in.get(SET_UP + page)

    assert answer.status_code == (302 if page == "app/" else 200)
    assert "no-store" in answer["Cache-Control"]


def test_an_old_sign_in_is_confirmed_before_a_factor_is_changed(half_in, monkeypatch):
    set_up_app(half_in)
    monkeypatch.setattr("desk.sign_in.adapters.app_settings.REAUTHENTICATION_TIMEOUT", -1, raising=False)

    assert half_in.get(SET_UP + "recovery-codes/").url.startswith("/staff/confirm/")
    assert half_in.get("/staff/confirm/").status_code == 200


def test_logging_out_takes_a_post(browser):
    user = with_app(with_password(make_curator()))
    give_password(browser, user)
    give_code(browser, code_now())

    assert browser.get("/admin/logout/").status_code == 405
    browser.post("/admin/logout/")
    assert not is_in(browser)
    assert not Session.objects.exists()
