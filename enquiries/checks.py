"""What `manage.py migrate` and `manage.py check --database default` find out before the site is started."""

from django.core.checks import Error, Tags, register
from django.db import DatabaseError

from enquiries.rotation import encrypted_columns, is_opened


@register(Tags.database)
def keys_open_what_is_stored(databases, **kwargs) -> list[Error]:
    """An error if FIELD_KEYS are well formed and not those that the stored text was written with."""
    if "default" not in (databases or ()):
        return []
    try:
        shut = [str(place) for place in encrypted_columns() if not is_opened(place)]
    except DatabaseError:
        return []  # before the first `migrate`, or away: others say so
    if not shut:
        return []
    return [
        Error(
            f"No key in FIELD_KEYS opens what is stored in {', '.join(shut)}.",
            hint="Set FIELD_KEYS to the keys of this database, newest first. `manage.py rotate_keys --check` counts.",
            id="enquiries.E001",
        )
    ]
