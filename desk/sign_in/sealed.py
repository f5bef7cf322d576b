"""What signing in keeps under FIELD_KEYS, for `manage.py rotate_keys`."""

from allauth.mfa.models import Authenticator
from post_office.models import Email

from desk.sign_in.invitations import LINK
from enquiries.rotation import Again, Place

# Of an app that shows codes, and of recovery codes. A passkey has nothing secret on our side.
SECRETS = ("secret", "seed")


def _rewrite(values: dict, again: Again) -> dict:
    return {name: again(value) if name in (*SECRETS, LINK) else value for name, value in values.items()}


def places() -> list[Place]:
    """Second factors, and links to set a password that wait in the outbox or went lately."""
    return [Place(Authenticator, "data", _rewrite), Place(Email, "headers", _rewrite)]
