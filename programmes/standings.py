"""Which checks vouch for programmes today and who leads each: of the whole catalogue at once.

`ProgrammeQuerySet.with_led_by` says the same of the rows of any query, and asks anew for each row: of a whole
catalogue that takes several times as long. So the rule stands here a second time; a property test holds the two
together.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import ExpressionWrapper, F, TextField
from django.db.models.functions import Cast, Coalesce

from programmes.models import Appointment, FactCheck, SeenPost
from programmes.topics import THREE_QUESTIONS, TOPIC_FIELDS, text_of_cells
from programmes.vocabulary import ANSWERED, NOT_THERAPISTS, LeaderRole, LedBy, Topic
from therapists.dates import months_before
from therapists.models import OLD_LOOKS, RegisterCheck, RegisterState

# Of an expression: its value as the engine hands it over, which Django would else look at one by one.
AS_STORED = TextField()
# The day of what was never checked: before any other.
NEVER = ""


@dataclass(frozen=True)
class Standings:
    """For each programme: who leads it, and the day on which it was checked, such as `2026-11-25`, or NEVER."""

    led_by: Sequence[str]
    checked_on: Sequence[str]
    # Of each of the three questions, the check that vouches for it.
    standing: Mapping[Topic, Sequence["Check | None"]]


# A post held: its key, its holder's, the role.
Post = tuple[int, str, str]
Posts = tuple[Post, ...]
# A check: its topic, its programme's key, what it saw, its outcome, then the day, the moment and the key that say which
# is newest. Plain tuples, of which the collector of garbage lets go.
Check = tuple[str, str, str, str, Any, Any, int]

NOBODY: Posts = ()


def as_text(name: str) -> Cast:
    """A column of keys as text, the quickest to read: to make an object of each costs more than all the rest."""
    return Cast(name, TextField())


def _as_stored(name: str) -> Coalesce:
    """A day or moment as the engine has it. SQLite's driver parses a bare column of either, slowly, and no other."""
    return Coalesce(name, name, output_field=AS_STORED)


def stored() -> dict[str, ExpressionWrapper]:
    """The columns that checks of the three questions see: of each, `stored_` and its name."""
    names = [name for topic in THREE_QUESTIONS for name in TOPIC_FIELDS[topic]]
    return {f"stored_{name}": ExpressionWrapper(F(name), AS_STORED) for name in names}


def read_standings(keys: Sequence[str], cells: Mapping[str, Sequence], today: datetime.date) -> Standings:
    """Of the programmes with these `keys` (see `as_text`), whose `cells` are those of `stored()`."""
    position = {key: n for n, key in enumerate(keys)}
    checks, held = _newest_checks(position), _posts(position, today)
    standing = {topic: _that_stand(checks[topic], _values(topic, cells)) for topic in THREE_QUESTIONS}
    standing[Topic.LEADERSHIP] = _that_saw(held, standing[Topic.LEADERSHIP])
    checked_on = [
        min(str(one[4]), str(two[4]), str(three[4])) if one and two and three else NEVER
        for one, two, three in zip(*standing.values(), strict=True)
    ]
    leaders = _Leaders(today).of(cells["stored_led_by_claim"], held, standing[Topic.LEADERSHIP])
    return Standings(leaders, checked_on, standing)


def _values(topic: Topic, cells: Mapping[str, Sequence]) -> list[str]:
    """What a check of the topic must have seen, for each programme: few differ."""
    rows = list(zip(*(cells[f"stored_{name}"] for name in TOPIC_FIELDS[topic]), strict=True))
    texts = {row: text_of_cells(topic, row) for row in set(rows)}
    return list(map(texts.__getitem__, rows))


def _newest_checks(position: Mapping[str, int]) -> dict[str, list[Check | None]]:
    """Of each topic, that of the programme at each position."""
    newest: dict[str, list[Check | None]] = {topic: [None] * len(position) for topic in THREE_QUESTIONS}
    moments = (_as_stored(name) for name in ("checked_on", "recorded_at"))
    checks = FactCheck.objects.filter(topic__in=THREE_QUESTIONS).that_answered().order_by()
    rows = checks.values_list("topic", as_text("programme_id"), "values_checked", "outcome", *moments, "pk")
    for check in rows.iterator():
        n = position.get(check[1])
        if n is not None:
            of_topic = newest[check[0]]
            other = of_topic[n]
            if other is None or check[4:] > other[4:]:
                of_topic[n] = check
    return newest


def _that_stand(checks: Sequence[Check | None], values: Sequence[str]) -> list[Check | None]:
    """Those whose values are those of today."""
    return [check if check and check[2] == text else None for check, text in zip(checks, values, strict=True)]


def _posts(position: Mapping[str, int], today: datetime.date) -> list[Posts]:
    """The posts held today at the programme at each position."""
    rows = Appointment.objects.open(today).order_by("pk")
    posts = [NOBODY] * len(position)
    for programme, *post in rows.values_list(as_text("programme_id"), "pk", as_text("therapist_id"), "role"):
        if programme in position:
            posts[position[programme]] += (tuple(post),)
    return posts


def _that_saw(held: Sequence[Posts], checks: Sequence[Check | None]) -> list[Check | None]:
    """The checks of who leads it that found just those in post who are so today."""
    rows = SeenPost.objects.order_by("appointment_id")
    seen: dict[int, Posts] = {}
    for check, *post in rows.values_list("fact_check_id", "appointment_id", as_text("therapist_id"), "role"):
        seen[check] = (*seen.get(check, NOBODY), tuple(post))
    return [
        check if check and seen.get(check[6], NOBODY) == posts else None
        for check, posts in zip(checks, held, strict=True)
    ]


class _Leaders:
    """Who leads a programme today; the same rule as `_led_by` in `programmes.models.listing_queries`."""

    def __init__(self, today: datetime.date):
        self.since = str(months_before(today, settings.CHECK_VALID_MONTHS))
        looks = RegisterCheck.objects.with_state(today).newest_first().reverse()
        self.states = dict(looks.values_list(as_text("therapist_id"), "state"))
        confirmed = FactCheck.appointments.through.objects.filter(factcheck__outcome__in=ANSWERED)
        self.confirmed = set(confirmed.values_list("factcheck_id", "appointment_id"))

    def of(self, claims: Sequence[str], posts: Sequence[Posts], checks: Sequence[Check | None]) -> list[str]:
        """For each programme; `checks` are those of who leads it, where one stands."""
        without_posts = {claim: self._by_others(claim, NOBODY) for claim in set(claims)}
        return [
            self._leader(claim, held, check) if held else without_posts[claim]
            for claim, held, check in zip(claims, posts, checks, strict=True)
        ]

    def _leader(self, claim: str, held: Posts, check: Check | None) -> str:
        therapists = [post for post in held if post[2] == LeaderRole.MUSIC_THERAPIST]
        states = {post[0]: self.states.get(post[1]) for post in therapists}
        valid = [post for post, state in states.items() if state == RegisterState.VALID]
        if check and any((check[6], post) in self.confirmed for post in valid):
            return LedBy.REGISTERED if str(check[4]) >= self.since else LedBy.OUT_OF_DATE
        if not set(OLD_LOOKS).isdisjoint(states.values()):
            return LedBy.OUT_OF_DATE
        if set(states.values()) == {RegisterState.NOT_MUSIC}:
            return LedBy.NOT_REGISTERED
        return LedBy.CLAIMED if therapists else self._by_others(claim, held)

    def _by_others(self, claim: str, held: Posts) -> str:
        """Where nobody holds a post as music therapist."""
        if claim == LeaderRole.MUSIC_THERAPIST:
            return LedBy.CLAIMED
        roles = {claim, *(post[2] for post in held)}
        return LedBy.NOT_KNOWN if roles.isdisjoint(NOT_THERAPISTS) else LedBy.ACTIVITY
