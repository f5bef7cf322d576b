"""Text that is encrypted before it reaches the database."""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models

HOW_TO_MAKE_A_KEY = (
    "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
)


class UndecryptableError(Exception):
    """What the database holds was altered, or its key is not in FIELD_KEYS."""


@lru_cache(maxsize=8)
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def cipher() -> MultiFernet:
    """What encrypts with the first of settings.FIELD_KEYS and decrypts with any of them."""
    return _cipher(tuple(settings.FIELD_KEYS))


def require_keys() -> None:
    """Stop the start unless every key in FIELD_KEYS can be used."""
    try:
        cipher()
    except ValueError:
        raise ImproperlyConfigured(
            "FIELD_KEYS must hold one or more keys, newest first, separated by commas, "
            f"each made by: {HOW_TO_MAKE_A_KEY}"
        ) from None


class EncryptedTextField(models.TextField):
    """Text encrypted at rest (Fernet: AES-128-CBC and HMAC-SHA256). Nobody can search in it.

    The empty text is encrypted too, so that the column does not tell who left a phone number.
    """

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value if value is None else cipher().encrypt(value.encode()).decode()

    def from_db_value(self, value, expression, connection):
        if value is None:
            return None
        try:
            return cipher().decrypt(value.encode()).decode()
        except InvalidToken:
            raise UndecryptableError(
                f"{self.model.__name__}.{self.name} cannot be decrypted with the keys in FIELD_KEYS."
            ) from None

    def get_lookup(self, lookup_name):
        """Refuse every comparison: the same text is never encrypted alike twice."""
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted: it cannot be searched or compared in the database.")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name):
        raise FieldError(f"{self.name} is encrypted: it cannot be searched or compared in the database.")
