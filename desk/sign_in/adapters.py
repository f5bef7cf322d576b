"""Where django-allauth asks what is our own to decide."""

import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect

from desk.sign_in.telling import tell
from desk.sign_in.tries import PASSWORD, Guess
from enquiries.address import sender_of
from enquiries.fields import cipher

NOT_SIGNED_IN = "That name and password do not go together."
TOO_MANY = "Too many wrong tries. Wait a quarter of an hour, then try again."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": NOT_SIGNED_IN,
        "too_many_login_attempts": TOO_MANY,
        "incorrect_password": "That is not your password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by managers: see `invitations.py`."""
        return False

    def authenticate(self, request: HttpRequest, **credentials):
        guess = Guess(request, PASSWORD, credentials["username"].casefold())
        if not guess.take():
            raise self.validation_error("too_many_login_attempts")
        user = super().authenticate(request, **credentials)
        if user:
            guess.was_right()
        return user

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Not within ACCOUNT_REAUTHENTICATION_TIMEOUT seconds of signing in, or of the last confirmation."""
        shown = get_authentication_records(self.request, self.request.user)
        recently = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > recently for record in shown)

    def respond_user_inactive(self, request: HttpRequest, user):
        """A passkey of somebody who left leads nowhere, and says nothing of the account."""
        return redirect("account_login")

    def send_notification_mail(self, template_prefix: str, user, context=None, email=None) -> None:
        """Ours, to the account's own address; django-allauth's would give where from and with what."""
        tell(user, template_prefix)

    def get_client_ip(self, request: HttpRequest) -> str:
        return sender_of(request)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right, or was used already. Wait for the next one.",
    }

    def encrypt(self, text: str) -> str:
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """To stand within the page: the policy allows no image out of its own text."""
        _declaration, _, drawing = super().build_totp_svg(url).partition("?>")
        return drawing.strip()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": settings.SITE_NAME}

    def generate_authenticator_name(self, user, type) -> str:
        """For whoever gives a passkey no name."""
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"
