"""Who holds which post, so that each programme comes out as its plan says."""

import datetime
from collections.abc import Iterator
from itertools import cycle

from desk.demo.dice import dice, one_of
from desk.demo.moments import days_before
from desk.demo.people import OTHER, STALE, UNCHECKED, UNSHOWN, VALID, standing
from desk.demo.plans import DAYS, OLDER, Plan
from programmes.models import Appointment, Programme
from programmes.vocabulary import LeaderRole, LedBy
from therapists.models import Therapist

# Days.
BEFORE_CHECKS = DAYS[OLDER][1] + 60


class People:
    """The therapists by how the register stands for them, each kind in turn."""

    def __init__(self, therapists: list[Therapist]):
        kinds: dict[str, list[Therapist]] = {}
        for number, therapist in enumerate(therapists):
            kinds.setdefault(standing(number), []).append(therapist)
        # Twice each, so that neighbours in the list of centres share a person.
        pairs = [therapist for therapist in kinds[VALID] for _ in range(2)]
        self.turns = {kind: cycle(people) for kind, people in kinds.items()} | {VALID: cycle(pairs)}

    def next(self, kind: str) -> Therapist:
        return next(self.turns[kind])


def is_valid_but_unasked(plan: Plan) -> bool:
    """Out of date because nobody asked the centre for a year, although the person is on the register."""
    return plan.outcome == LedBy.OUT_OF_DATE and plan.band == OLDER and plan.number % 2 == 0


def appointments(
    pairs: list[tuple[Plan, Programme]], therapists: list[Therapist], today: datetime.date
) -> Iterator[Appointment]:
    people = People(therapists)
    for plan, programme in pairs:
        if not plan.is_blank:
            yield from _held(plan, programme, people, today)
            yield from _ended(plan, programme, people, today)


def _post(
    programme: Programme,
    therapist: Therapist,
    today: datetime.date,
    role: str = LeaderRole.MUSIC_THERAPIST,
) -> Appointment:
    chance = dice("post", programme.slug, therapist.slug)
    known = chance.random() < 0.75
    return Appointment(
        programme=programme,
        therapist=therapist,
        role=role,
        sessions_per_week=one_of(chance, [None, 1, 1, 2, programme.sessions_per_week]),
        # Longer ago than any check: who comes after one undoes it.
        starts_on=days_before(today, chance.randint(BEFORE_CHECKS, 1600)) if known else None,
    )


def _held(plan: Plan, programme: Programme, people: People, today: datetime.date) -> Iterator[Appointment]:
    n = plan.number
    if plan.outcome == LedBy.REGISTERED:
        first = people.next(VALID)
        yield _post(programme, first, today)
        second = people.next(VALID) if n % 4 == 0 else None
        if second and second != first:
            yield _post(programme, second, today)
        if n % 9 == 2:
            yield _post(programme, people.next(UNCHECKED), today, LeaderRole.MUSICIAN)
    elif plan.outcome == LedBy.OUT_OF_DATE:
        yield _out_of_date(plan, programme, people, today)
    elif plan.outcome == LedBy.NOT_REGISTERED:
        yield _post(programme, people.next(OTHER), today)
    elif plan.outcome == LedBy.CLAIMED:
        yield from _claimed(n, programme, people, today)
    elif plan.outcome == LedBy.ACTIVITY and n % 3 == 0:
        yield _post(programme, people.next(UNCHECKED), today, programme.led_by_claim)
    elif plan.outcome == LedBy.NOT_KNOWN and n % 8 == 3:
        yield _post(programme, people.next(UNCHECKED), today, LeaderRole.NOT_KNOWN)


def _out_of_date(plan: Plan, programme: Programme, people: People, today: datetime.date) -> Appointment:
    if not is_valid_but_unasked(plan):
        return _post(programme, people.next(STALE), today)
    return _post(programme, people.next(VALID), today)


def _claimed(n: int, programme: Programme, people: People, today: datetime.date) -> Iterator[Appointment]:
    """Nobody named; somebody unchecked; somebody checked whom the centre has not confirmed; or not yet begun."""
    if n % 4 == 1:
        yield _post(programme, people.next(UNSHOWN if n % 8 == 1 else UNCHECKED), today)
    elif n % 4 == 2:
        yield _post(programme, people.next(VALID), today)
    elif n % 4 == 3:
        post = _post(programme, people.next(VALID), today)
        post.starts_on = today + datetime.timedelta(days=21)
        yield post


def _ended(plan: Plan, programme: Programme, people: People, today: datetime.date) -> Iterator[Appointment]:
    if plan.number % 5 != 4 or plan.outcome == LedBy.NOT_KNOWN:
        return
    chance = dice("ended", plan.slug)
    post = _post(programme, people.next(one_of(chance, [VALID, STALE, UNCHECKED])), today)
    gone = chance.randint(BEFORE_CHECKS, 1300)
    post.starts_on = post.starts_on and days_before(post.starts_on, gone)
    post.ends_on = days_before(today, gone)
    yield post
