"""What of a listing can be searched for by words: what its public page says, and nothing else."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from places.models import Nation
from programmes.models import Appointment, Programme
from programmes.vocabulary import Activity, Region
from programmes.words.postings import FIELDS, Document
from therapists.models import Therapist
from therapists.names_in_text import private_names

NOTHING: Document = ("",) * len(FIELDS)
PLACE = ("centre__town", "centre__county", "centre__provider__name", "centre__name")
REGION = ("centre__region", "centre__nation")
# As people say it who look for a region or a nation. In English, whoever's search has the words read.
SAID = {**dict(Region.choices), **dict(Nation.choices)}


@override(settings.LANGUAGE_CODE)
def read_documents(pks: Sequence[UUID], today: datetime.date | None = None) -> list[Document]:
    """One for each programme, in the order given, empty if the public cannot find it.

    No street and no postcode is in it, so a withheld address is found by its town alone; of therapists only
    those who agree to be named and hold a post on the day, and no text that names another. Three queries.
    """
    names = private_names()
    people = _people(today or timezone.localdate())
    rows = Programme.objects.published().values_list(
        "pk", "name", "activities", "summary", "description", *REGION, *PLACE
    )
    documents = {}
    for pk, name, activities, summary, description, region, nation, *place in rows.iterator():
        rest = (
            names.free(summary),
            names.free(description),
            *(Activity(one).label for one in activities),
            *people.get(pk, ()),
        )
        where = (*place, *dict.fromkeys((SAID.get(region), SAID.get(nation))))
        documents[pk] = (name, _text(where), _text(rest))
    return [documents.get(pk, NOTHING) for pk in pks]


def _text(pieces: Iterable[str | None]) -> str:
    return "\n".join(str(piece) for piece in pieces if piece)


def _people(today: datetime.date) -> dict[UUID, list[str]]:
    """The names of those in post at each programme who agree to be named, in the alphabet's order."""
    posts = Appointment.objects.open(today).at_published().filter(therapist__in=Therapist.objects.public())
    people = defaultdict(set)
    for programme, name in posts.order_by().values_list("programme_id", "therapist__name"):
        people[programme].add(name)
    return {programme: sorted(names) for programme, names in people.items()}
