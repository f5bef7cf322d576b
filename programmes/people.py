"""Who works at a programme, as far as they agreed to be named."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.confirmed import confirmed_posts
from programmes.models import Programme
from programmes.models.listing_words import join_words
from programmes.vocabulary import LeaderRole
from therapists.models import RegisterCheck, Therapist
from therapists.standing import Standing, standing_of

UNCONFIRMED = _("No check in date confirms that this person works here")


@dataclass(frozen=True)
class Person:
    therapist: Therapist
    standing: Standing


def people_of(programme: Programme, today: datetime.date) -> list[Person]:
    """Named people in post today, each once, by name; what is said of them is confirmed by a check in date."""
    confirmed = confirmed_posts(programme, today)
    works_as: dict[object, set[str]] = {}
    for post in programme.open_posts:
        if post.pk in confirmed:
            works_as.setdefault(post.therapist_id, set()).add(post.role)
    checks = RegisterCheck.objects.with_state(today).newest_first()
    people = Therapist.objects.public().filter(pk__in={post.therapist_id for post in programme.open_posts})
    people = people.prefetch_related(Prefetch("register_checks", checks, to_attr="checks_newest_first"))
    return [
        Person(person, _standing(works_as.get(person.pk, set()), person.checks_newest_first))
        for person in people
    ]


def _standing(roles: set[str], checks: Sequence[RegisterCheck]) -> Standing:
    """Registration is said of whoever leads music therapy here, not of a registered person in another post."""
    if LeaderRole.MUSIC_THERAPIST in roles:
        return standing_of(checks)
    known = sorted(LeaderRole(role).label.lower() for role in roles if role != LeaderRole.NOT_KNOWN)
    if not roles:
        return Standing(str(UNCONFIRMED), None)
    if not known:
        return Standing(gettext("Works here"), None)
    return Standing(gettext("Works here as %(roles)s") % {"roles": join_words(known)}, None)
