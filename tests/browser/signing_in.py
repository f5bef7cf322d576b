"""Signing in through the form, password and code, as staff do."""

from django.contrib.auth.models import User

from tests.desk.signing_in import PASSWORD, code_now, with_app, with_password


def sign_in(page, user: User, address: str = "/admin/") -> None:
    """Give `user` a password and an app, and open the staff's `address` with both."""
    with_app(with_password(user))
    page.goto(address)
    page.get_by_label("Name or e-mail address").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(code_now())
    page.get_by_role("button", name="Go on").click()
    page.wait_for_selector("#user-tools")
