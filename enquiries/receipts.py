"""The address of the sent page: a signed, dated token that holds the reference and nothing else.

Not the session: storing one more row could fail after the enquiry was stored, and would tie the
visitor's browser to the reference for weeks.
"""

from django.core import signing

SALT = "enquiries.receipt"
# Seconds: long enough to come back to the page the same day.
VALID_FOR = 24 * 60 * 60


def token_for(reference: str) -> str:
    return signing.TimestampSigner(salt=SALT).sign(reference)


def reference_in(token: str) -> str | None:
    """The reference, or None if the token is made up or too old."""
    try:
        return signing.TimestampSigner(salt=SALT).unsign(token, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
