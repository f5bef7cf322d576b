"""What a visitor sends to somebody, with a mail program of their own: we see neither the mail nor to whom it goes."""

from urllib.parse import quote

from django.utils.translation import gettext


def mail_link(address: str) -> str:
    """Opens a mail with this address in it. Its subject, which a locked phone shows, does not say what it is about."""
    subject = gettext("Have a look at this")
    body = "\r\n\r\n".join([gettext("I would like to know what you think of these:"), address])
    return f"mailto:?subject={quote(subject)}&body={quote(body)}"
