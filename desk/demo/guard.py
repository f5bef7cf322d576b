"""Whether a database may be filled: only one that holds nothing else, and only once."""

from django.contrib.auth.models import User

from enquiries.models import Enquiry
from programmes.models import Catalogue, Centre, Programme, Provider, RegisterEntry
from therapists.models import Therapist

# What people make. Places, staff groups and the fallback team come with the tables.
MADE_BY_PEOPLE = (Programme, Centre, Provider, Therapist, RegisterEntry, Enquiry, User)


class ForeignDatabaseError(Exception):
    """The database holds what the demonstration did not make. The message is one sentence."""


def is_filled() -> bool:
    return Catalogue.is_demo() and Programme.objects.exists()


def refuse_foreign() -> None:
    """Raise ForeignDatabaseError unless the database is empty."""
    for model in MADE_BY_PEOPLE:
        if model._default_manager.exists():
            what = model._meta.verbose_name_plural
            raise ForeignDatabaseError(
                f"This database already holds {what} that are not demonstration data: nothing was changed. "
                "Choose an empty database."
            )
