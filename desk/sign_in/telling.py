"""A mail to somebody whose password or second factor changed, whoever did it: what, when, and whom to tell.

It names no network address and no device, which managers could read in the outbox; and has no link, which a forged one would.
"""

from django.conf import settings
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.utils import timezone
from post_office import mail

from desk.sign_in.invitations import greeting_of

PASSWORD_SET = "account/email/password_set"  # noqa: S105
FACTOR_RESET = "account/email/factor_reset"


def tell(user: User, what: str) -> None:
    """Put the mail in the outbox, in the caller's transaction; `what` is the beginning of a template's path."""
    if not user.email:
        return
    words = {"greeting": greeting_of(user), "at": timezone.localtime(), "site": settings.SITE_NAME}
    text = render_to_string(f"{what}_message.txt", words)
    mail.send(user.email, subject=f"Your sign-in at {settings.SITE_NAME} changed", message=text)
