"""Who works at a programme, as far as they agreed to be named."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch

from programmes.models import Programme
from therapists.models import RegisterCheck, Therapist
from therapists.standing import Standing, standing_of


@dataclass(frozen=True)
class Person:
    therapist: Therapist
    standing: Standing


def people_of(programme: Programme, today: datetime.date) -> list[Person]:
    """Named people in post today, each once, by name."""
    checks = RegisterCheck.objects.with_state(today).newest_first()
    in_post = {post.therapist_id for post in programme.open_posts}
    people = Therapist.objects.public().filter(pk__in=in_post)
    people = people.prefetch_related(Prefetch("register_checks", checks, to_attr="checks_newest_first"))
    return [Person(person, standing_of(person.checks_newest_first)) for person in people]
