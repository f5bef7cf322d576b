"""Signing in as a person does it, form by form."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.test import Client

from tests.staff import make_curator

PASSWORD = "tide-harbour-4821"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SIGN_IN = "/staff/sign-in/"
SET_UP = "/staff/second-factor/"
DESK = "/admin/programmes/programme/"


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def with_app(user: User) -> User:
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def make_person(**fields) -> User:
    """A curator with a password and nothing else."""
    return with_password(make_curator(**fields))


def code_now(secret: str = SECRET) -> str:
    """What the app shows."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def recovery_codes(user: User) -> list[str]:
    return Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()


def give_password(client: Client, login, password: str = PASSWORD, **headers):
    name = login.username if isinstance(login, User) else login
    return client.post(SIGN_IN, {"login": name, "password": password}, **headers)


def give_code(client: Client, code: str, **headers):
    return client.post("/staff/sign-in/code/", {"code": code}, **headers)


def is_in(client: Client) -> bool:
    """Whether the staff's pages are open."""
    return client.get(DESK).status_code == 200
