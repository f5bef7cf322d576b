"""A mail with a link by which a member of staff sets a password that nobody else knows.

Managers read the outbox, so the link stands there encrypted, and is put into the mail at the moment of sending.
"""

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from post_office import mail
from post_office.connections import connections

from enquiries.fields import cipher

# The name under which settings.POST_OFFICE knows LinkBackend.
BACKEND = "links"
# A header of the row in the outbox, taken off before the mail leaves.
LINK = "X-Link"
LINK_HERE = "(the link is put in when the mail is sent)"
DAY = 24 * 60 * 60

TEXT = """{greeting},

set your password for {site} here:
{link}

The link works once, for {days} days. You sign in as {name}, or with this e-mail address. Then you
set up a second factor: an app on your phone that shows codes, or a passkey.

If you did not expect this, tell whoever runs {site}; without the link nobody can do anything with it.
"""


def invite(user: User) -> None:
    """Put the mail in the outbox, in the caller's transaction."""
    text = TEXT.format(
        greeting=greeting_of(user),
        site=settings.SITE_NAME,
        link=LINK_HERE,
        days=settings.PASSWORD_RESET_TIMEOUT // DAY,
        name=user.username,
    )
    subject = f"Your account at {settings.SITE_NAME}"
    sealed = cipher().encrypt(link_for(user).encode()).decode()
    mail.send(user.email, subject=subject, message=text, backend=BACKEND, headers={LINK: sealed})


def greeting_of(user: User) -> str:
    return f"Dear {user.first_name}" if user.first_name else "Hello"


def link_for(user: User) -> str:
    """Holds until a password is set with it, or for settings.PASSWORD_RESET_TIMEOUT seconds."""
    key = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
    return settings.SITE_URL + reverse("set_password", args=key)


class LinkBackend(BaseEmailBackend):
    """Puts the link in, and hands on to the backend that all other mail goes by. The worker's threads ask no database."""

    def send_messages(self, messages: list[EmailMessage]) -> int:
        for message in messages:
            link = cipher().decrypt(message.extra_headers.pop(LINK)).decode()
            message.body = message.body.replace(LINK_HERE, link)
        return connections["default"].send_messages(messages)
