"""One press, one row: the key of what is stored is made of the form's own key and of the answers."""

import json
import uuid
from collections.abc import Iterable


def parse_key(text: str | None) -> uuid.UUID:
    """The form's own key; a new one when it is missing or garbled, since that is no fault of the visitor."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return uuid.uuid4()


def key_of(form_key: uuid.UUID, programmes: Iterable, answers: dict) -> uuid.UUID:
    """One key for one form with these answers. The form's own key, which is not stored, keeps it unguessable."""
    what = [[str(programme.pk) for programme in programmes], answers]
    return uuid.uuid5(form_key, json.dumps(what, sort_keys=True))


def mark_of(form_key: uuid.UUID) -> uuid.UUID:
    """The same for whatever a form says: it tells a form that was sent from one that was not."""
    return uuid.uuid5(form_key, "sent")
