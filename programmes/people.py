"""Who works at a programme, as far as they agreed to be named."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch

from programmes.confirmed import confirmed_posts
from programmes.models import Programme
from therapists.models import RegisterCheck, Therapist
from therapists.standing import Standing, standing_of

UNCONFIRMED = Standing("No check in date confirms that this person works here", None)


@dataclass(frozen=True)
class Person:
    therapist: Therapist
    standing: Standing


def people_of(programme: Programme, today: datetime.date) -> list[Person]:
    """Named people in post today, each once, by name; registration is said only of those confirmed in post."""
    confirmed = confirmed_posts(programme, today)
    works_here = {post.therapist_id for post in programme.open_posts if post.pk in confirmed}
    checks = RegisterCheck.objects.with_state(today).newest_first()
    people = Therapist.objects.public().filter(pk__in={post.therapist_id for post in programme.open_posts})
    people = people.prefetch_related(Prefetch("register_checks", checks, to_attr="checks_newest_first"))
    return [
        Person(person, standing_of(person.checks_newest_first) if person.pk in works_here else UNCONFIRMED)
        for person in people
    ]
