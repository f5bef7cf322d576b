"""Which pages are the staff's, by the beginning of their routes."""

from django.urls import ResolverMatch

STAFF_ROUTES = ("admin/", "staff/")

# What somebody who is signed in by the password alone can do: set a second factor up, or leave.
SET_UP = {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
LEAVE = {"account_logout", "admin:logout"}


def is_for_staff(match: ResolverMatch) -> bool:
    return match.route.startswith(STAFF_ROUTES)
