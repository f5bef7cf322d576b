"""The address by which a visitor, without an account, comes back to their enquiry.

Whoever has it has the key. It is random, found by its hash alone, and kept beside it encrypted, since
the visitor's mail must hold it: a copy of the database opens nothing without FIELD_KEYS.
"""

import hashlib

from django.conf import settings
from django.db import models
from django.urls import reverse

from enquiries.letters import REFERENCE_ALPHABET, random_letters

GROUPS = 7
LETTERS_OF_A_GROUP = 4


def new_token() -> str:
    """134 bits, in groups that can be copied by hand."""
    groups = (random_letters(LETTERS_OF_A_GROUP) for _ in range(GROUPS))
    return "-".join(groups).lower()


def hash_of(token: str) -> str:
    """Without salt or stretching: nobody tries 134 bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def address_of(token: str) -> str:
    """The whole address, as it stands in a mail and on the sent page."""
    return settings.SITE_URL + reverse("enquiries:yours", args=[token])


class TokenConverter:
    """Of an address; whatever else stands there is an address that this site does not have. Capitals are forgiven."""

    regex = "(?i:{0}(?:-{0}){{{1}}})".format(f"[{REFERENCE_ALPHABET}]{{{LETTERS_OF_A_GROUP}}}", GROUPS - 1)

    def to_python(self, value: str) -> str:
        return value.lower()

    def to_url(self, value: str) -> str:
        return value


class TokenHashField(models.CharField):
    """The hash of the token in the field `token`, made when the row is, also by `bulk_create`."""

    def __init__(self, *args, **kwargs):
        kwargs |= {"max_length": 64, "unique": True, "editable": False}
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        if add:
            setattr(model_instance, self.attname, hash_of(model_instance.token))
        return super().pre_save(model_instance, add)
