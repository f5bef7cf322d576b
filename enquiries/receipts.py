"""The address of the sent page: a signed, dated token that holds the reference and nothing else; and whose page it is.

Not the session: storing one more row could fail after the enquiry was stored, and would tie the
visitor's browser to the reference for weeks.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import translate_url
from django.utils.translation import get_language

SALT = "enquiries.receipt"
# Seconds: long enough to come back to the page the same day.
VALID_FOR = 24 * 60 * 60

# Of the cookie by which the browser that sent the form is known; no other is shown the private link.
COOKIE, COOKIE_SALT = "sent", "enquiries.receipt.browser"
# Seconds: long enough to copy the link on a bad line, and no longer than a shared phone lies about.
LINK_SHOWN_FOR = 60 * 60


def token_for(reference: str) -> str:
    return _signed(reference, SALT)


def reference_in(token: str) -> str | None:
    """The reference, or None if the token is made up or too old."""
    return _said(token, SALT, VALID_FOR)


def show_the_link_here(response: HttpResponse, page: str, reference: str) -> None:
    """Let the browser that gets `response` see the private link on `page`, in each language, and nowhere else.

    For LINK_SHOWN_FOR. A cookie belongs to one address: there is one for each language.
    """
    for language, _name in settings.LANGUAGES:
        response.set_cookie(
            f"{COOKIE}_{language}",
            _signed(reference, COOKIE_SALT),
            max_age=LINK_SHOWN_FOR,
            path=translate_url(page, language),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def is_link_shown(request: HttpRequest, reference: str) -> bool:
    cookie = request.COOKIES.get(f"{COOKIE}_{get_language()}", "")
    return _said(cookie, COOKIE_SALT, LINK_SHOWN_FOR) == reference


def _signed(reference: str, salt: str) -> str:
    return signing.TimestampSigner(salt=salt).sign(reference)


def _said(token: str, salt: str, seconds: int) -> str | None:
    try:
        return signing.TimestampSigner(salt=salt).unsign(token, max_age=seconds)
    except signing.BadSignature:
        return None
