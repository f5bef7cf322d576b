"""What happened to who leads a programme, for its public history: people come and go, the register is looked at, and
what we knew goes out of date by itself.

It names nobody, and gives nobody a title: what a look found is said of whoever leads the music.
"""

import datetime
from collections.abc import Iterator
from itertools import groupby, pairwise

from django.conf import settings
from django.utils import timezone

from programmes.models import Appointment, Programme
from programmes.vocabulary import ANSWERED, LeaderRole, Topic
from therapists.dates import last_day_within
from therapists.models import RegisterCheck
from therapists.models.register_check import FOR_MUSIC, NOT_FOR_MUSIC

# The day, the moment it was written down, and the sentence.
Told = tuple[datetime.date, datetime.datetime, str]
# What happened by itself, or is known by its day alone.
Event = tuple[datetime.date, str]

CAME = "Somebody began to lead music here."
LEFT = "Somebody who led music here left."
REGISTERED = "We looked at the HCPC register for whoever leads the music: registered for music."
NOT_REGISTERED = "We looked at the HCPC register for whoever leads the music: not registered for music."
UNSETTLED = "We looked at the HCPC register for whoever leads the music: what it showed does not settle it."
LOOK_RAN_OUT = "Our look at the HCPC register went out of date: nobody had looked again."
CHECK_RAN_OUT = "Our check of who leads it went out of date: nobody had asked again."


def looks_and_posts(programme: Programme, since: datetime.date) -> Iterator[Told]:
    """From the day it was first published until today. Four queries."""
    posts, today = list(programme.appointments.order_by("pk")), timezone.localdate()
    led = [post for post in posts if post.role == LeaderRole.MUSIC_THERAPIST]
    looks = RegisterCheck.objects.filter(therapist__in={post.therapist_id for post in led})
    music, not_music = (set(looks.filter(f).values_list("pk", flat=True)) for f in (FOR_MUSIC, NOT_FOR_MUSIC))
    events = [*_checks_ran_out(programme)]
    for _, own in groupby(looks.order_by("therapist", "checked_on", "recorded_at", "pk"), _therapist):
        of_one = list(own)
        found = [
            REGISTERED if look.pk in music else NOT_REGISTERED if look.pk in not_music else UNSETTLED
            for look in of_one
        ]
        yield from _looks(of_one, found, led, since)
        events += _looks_ran_out(of_one, found, led)
    told = [*_came_and_left(posts), *((day, _noon(day), sentence) for day, sentence in events)]
    yield from (one for one in told if since <= one[0] <= today)


def _therapist(look: RegisterCheck) -> object:
    return look.therapist_id


def _came_and_left(posts: list[Appointment]) -> Iterator[Told]:
    """A post can be written down long after it began, or before it ends."""
    for post in posts:
        for day, sentence in ((post.starts_on, CAME), (post.ends_on, LEFT)):
            if day:
                yield day, max(_noon(day), post.changed_at or _noon(day)), sentence


def _looks(
    looks: list[RegisterCheck], found: list[str], led: list[Appointment], since: datetime.date
) -> Iterator[Told]:
    """Each look at one person who led music here on its day; the same found twice in a row is said once."""
    last = ""
    for look, sentence in zip(looks, found, strict=True):
        if look.checked_on >= since and _is_held(led, look.therapist_id, look.checked_on):
            if sentence != last:
                yield look.checked_on, look.recorded_at, sentence
            last = sentence


def _looks_ran_out(looks: list[RegisterCheck], found: list[str], led: list[Appointment]) -> Iterator[Event]:
    """The day after the last one on which the register was known to show music, if the person still led music here."""
    looked_again = [look.checked_on for look in looks[1:]] + [datetime.date.max]
    for look, sentence, again in zip(looks, found, looked_again, strict=True):
        day = look.counts_until + datetime.timedelta(days=1)
        if sentence == REGISTERED and again > day and _is_held(led, look.therapist_id, day):
            yield day, LOOK_RAN_OUT


def _checks_ran_out(programme: Programme) -> Iterator[Event]:
    """The day after the last one on which an answer to who leads it counted."""
    checks = programme.fact_checks.filter(topic=Topic.LEADERSHIP).that_answered()
    checks = checks.order_by("checked_on", "recorded_at", "pk")
    rows = [*checks.values_list("checked_on", "outcome"), (datetime.date.max, "")]
    for (on, outcome), (again, _) in pairwise(rows):
        day = last_day_within(on, settings.CHECK_VALID_MONTHS) + datetime.timedelta(days=1)
        if outcome in ANSWERED and again > day:
            yield day, CHECK_RAN_OUT


def _is_held(posts: list[Appointment], therapist: object, on: datetime.date) -> bool:
    return any(post.therapist_id == therapist and post.is_open_on(on) for post in posts)


def _noon(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
