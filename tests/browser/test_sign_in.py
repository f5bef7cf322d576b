"""Signing in with a real browser: setting up, passkeys, a phone's width, the keyboard alone, no script."""

import pytest
from allauth.mfa.models import Authenticator
from post_office.models import Email

from tests.browser.signing_in import sign_in
from tests.desk.signing_in import PASSWORD, code_now, with_password
from tests.staff import make_curator, make_manager

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(page, transactional_db):
    """A narrow window, with a passkey's hardware played by the browser."""
    page.set_viewport_size({"width": 360, "height": 740})
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def give_password(page, user, address: str = "/admin/") -> None:
    page.goto(address)
    page.get_by_label("Name or e-mail address").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_an_app_is_set_up_by_keyboard_and_leads_on(phone):
    give_password(phone, with_password(make_curator()), "/admin/programmes/programme/")
    phone.get_by_role("link", name="Set up an app").press("Enter")
    phone.get_by_label("Code").wait_for()
    assert fits(phone)
    phone.get_by_label("Code").fill(code_now(phone.locator("#key").inner_text()))
    phone.keyboard.press("Enter")
    phone.get_by_role("link", name="I have kept them: go on").wait_for()
    assert fits(phone)
    phone.get_by_role("link", name="I have kept them: go on").press("Enter")

    phone.wait_for_url("**/admin/programmes/programme/")


def test_a_passkey_is_added_and_signs_in_alone(phone):
    give_password(phone, with_password(make_curator()))
    phone.get_by_role("link", name="Add a passkey").click()
    phone.get_by_label("Sign in with it alone").check()
    phone.get_by_role("button", name="Add the passkey").click()
    phone.get_by_role("link", name="I have kept them: go on").click()
    assert "A passkey was added" in Email.objects.get().message
    with phone.expect_navigation():
        phone.get_by_role("button", name="Log out").click()
    phone.goto("/staff/sign-in/?next=/admin/programmes/centre/")
    phone.get_by_role("button", name="Sign in with a passkey").click()

    phone.wait_for_url("**/admin/programmes/centre/")
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_a_passkey_is_the_second_factor(phone):
    user = with_password(make_curator())
    give_password(phone, user)
    phone.get_by_role("link", name="Add a passkey").click()
    phone.get_by_role("button", name="Add the passkey").click()
    phone.get_by_role("link", name="I have kept them: go on").click()
    with phone.expect_navigation():
        phone.get_by_role("button", name="Log out").click()
    give_password(phone, user, "/admin/programmes/centre/")
    phone.get_by_role("button", name="Use a passkey").click()

    phone.wait_for_url("**/admin/programmes/centre/")


def test_a_passkey_that_the_browser_refuses_is_told_of(page, transactional_db):
    page.add_init_script("navigator.credentials.get = () => Promise.reject(new Error('no'))")
    page.goto("/staff/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    page.get_by_role("alert").wait_for()
    assert "was not used" in page.get_by_role("alert").inner_text()


def test_all_but_passkeys_works_without_script(chromium, live_server, django_db_serialized_rollback):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/staff/sign-in/")
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()
    sign_in(page, make_manager())

    assert page.url.endswith("/admin/")
    context.close()


def test_pages_of_the_second_factor_break_no_policy(phone):
    sign_in(phone, make_manager())
    for address in (
        "",
        "app/remove/",
        "passkeys/",
        "passkeys/add/",
        "recovery-codes/",
        "recovery-codes/new/",
    ):
        assert phone.goto(f"/staff/second-factor/{address}").status == 200
        assert fits(phone), address
