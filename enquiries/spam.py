"""What tells a form that a machine filled in. For it nothing is refused: it is kept apart until somebody has looked."""

import time
import uuid
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core import signing

SALT = "enquiries.form"
# A field that no person sees. It is no part of a person's address, so no browser fills it in by itself.
TRAP = "website"
STAMP = "made"


def stamp_for(key: uuid.UUID) -> str:
    """When a form was made, signed for this form alone."""
    return signing.TimestampSigner(salt=SALT).sign(str(key)).removeprefix(f"{key}:")


def _made_at(key: uuid.UUID, stamp: str) -> int | None:
    """In whole seconds since 1970; None if the stamp is missing, forged or of another form."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(f"{key}:{stamp}")
    except signing.BadSignature:
        return None
    return signing.b62_decode(stamp.partition(":")[0])


def is_stamp_of(key: uuid.UUID, stamp: str) -> bool:
    return _made_at(key, stamp) is not None


def is_suspect(key: uuid.UUID, data: Mapping[str, Any]) -> bool:
    """Whether the form was filled in where nobody sees it, at once, or was never made by us.

    One made later than now is our own clock's doing, and there is no age at which a form is too old.
    """
    made_at = _made_at(key, data.get(STAMP, ""))
    return (
        bool(data.get(TRAP))
        or made_at is None
        or 0 <= time.time() - made_at < settings.ENQUIRY_FASTEST_SECONDS
    )
