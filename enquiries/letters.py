"""Letters and digits that nobody mistakes when they are read aloud or copied by hand."""

import secrets

# Neither vowels (no words by accident) nor what looks like something else.
REFERENCE_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"


def random_letters(length: int) -> str:
    """As hard to guess as 4.8 bits a letter."""
    return "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(length))
