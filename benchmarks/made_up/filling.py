"""Puts made-up programmes into an empty database."""

import datetime
from collections.abc import Callable
from random import Random

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model

from benchmarks.made_up import checks, listings, people, places
from desk.demo.dice import pick
from programmes.models import Appointment, Centre, Programme
from therapists.models import Therapist

SEED = 2026
# Programmes made and written at a time.
BATCH = 5_000


@transaction.atomic
def fill(
    size: int,
    today: datetime.date,
    note: Callable[[str], object],
    finish: Callable[[list], object] = lambda rows: None,
) -> None:
    """Write `size` published programmes with all that belongs to them; `note` hears how far it is.

    `finish` may alter the centres, and then each batch of programmes, before they are written.
    """
    chance = Random(SEED)  # noqa: S311  (nothing secret comes of it)
    staff = get_user_model().objects.create_user("made-up")
    run_by = _save(places.providers(chance, size))
    centres = places.centres(chance, size, run_by)
    finish(centres)
    _save(centres)
    made = 0
    for start in range(0, size, BATCH):
        numbers = range(start, min(start + BATCH, size))
        made = _fill_batch(chance, numbers, centres, made, today, staff, finish)
        note(f"{numbers.stop:,} of {size:,}")


def _save(rows: list) -> list:
    if rows:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=1000)
    return rows


def _fill_batch(
    chance: Random,
    numbers: range,
    centres: list[Centre],
    made: int,
    today: datetime.date,
    staff: Model,
    finish: Callable[[list], object],
) -> int:
    """Write one batch; `made` is how many people there are already, and what comes back how many then."""
    outcomes = [pick(chance, listings.OUTCOMES) for _ in numbers]
    programmes: list[Programme] = [
        listings.programme(chance, n, chance.choice(centres), outcome, today)
        for n, outcome in zip(numbers, outcomes, strict=True)
    ]
    finish(programmes)
    _save(programmes)
    posts: list[Appointment] = []
    for outcome in people.LOOKS:
        here = [p for p, meant in zip(programmes, outcomes, strict=True) if meant == outcome]
        persons = _people(chance, made, len(here), outcome, today, staff)
        made += len(persons)
        posts += [people.post(p, persons[n // people.POSTS]) for n, p in enumerate(here)]
    _save(posts)
    _check(chance, programmes, {post.programme_id: post for post in posts}, today, staff)
    return made


def _people(
    chance: Random, made: int, posts: int, outcome, today: datetime.date, staff: Model
) -> list[Therapist]:
    """So many people as the posts need, with a look at the register for each and some agreements."""
    count = -(-posts // people.POSTS)
    persons = _save([people.therapist(chance, made + n) for n in range(count)])
    _save([people.look(person, outcome, today, staff) for person in persons])
    _save([people.agreement(p, today) for p in persons if chance.randrange(100) < people.NAMED])
    return persons


def _check(
    chance: Random, programmes: list[Programme], posts: dict, today: datetime.date, staff: Model
) -> None:
    made = [
        check
        for programme in programmes
        for check in checks.checks_of(chance, programme, posts.get(programme.pk), today, staff)
    ]
    _save(made)
    _save(checks.seen_posts(made, posts))
    _save(checks.confirmations(made, posts))
