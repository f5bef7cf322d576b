"""What happened to who leads a programme, for its public history: people come and go, the register is looked at.

It names nobody, and gives nobody a title: what a look found is said of whoever leads the music.
"""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from programmes.models import Appointment, Programme
from programmes.models.appointments import open_on
from programmes.vocabulary import LeaderRole
from therapists.models import RegisterCheck
from therapists.models.register_check import FOR_MUSIC, NOT_FOR_MUSIC

# The day, the moment it was written down, and the sentence.
Told = tuple[datetime.date, datetime.datetime, str]

CAME = "Somebody began to lead music here."
LEFT = "Somebody who led music here left."
REGISTERED = "We looked at the HCPC register for whoever leads the music: registered for music."
NOT_REGISTERED = "We looked at the HCPC register for whoever leads the music: not registered for music."
UNSETTLED = "We looked at the HCPC register for whoever leads the music: what it showed does not settle it."


def looks_and_posts(programme: Programme, since: datetime.date) -> Iterator[Told]:
    """From the day it was first published until today."""
    today = timezone.localdate()
    for post in programme.appointments.order_by("pk"):
        for day, sentence in ((post.starts_on, CAME), (post.ends_on, LEFT)):
            if day and since <= day <= today:
                yield day, _noon(day), sentence
    yield from _looks(programme, since)


def _looks(programme: Programme, since: datetime.date) -> Iterator[Told]:
    """Each look at somebody who held a post as music therapist here on its day; the same found twice in a row is said once."""
    posts = Appointment.objects.filter(programme=programme, role=LeaderRole.MUSIC_THERAPIST)
    checks = RegisterCheck.objects.filter(therapist__in=posts.values("therapist"), checked_on__gte=since)
    music, not_music = (
        set(checks.filter(found).values_list("pk", flat=True)) for found in (FOR_MUSIC, NOT_FOR_MUSIC)
    )
    last: dict[object, str] = {}
    for check in checks.order_by("checked_on", "recorded_at", "pk"):
        if posts.filter(open_on(check.checked_on), therapist=check.therapist_id).exists():
            found = (
                REGISTERED if check.pk in music else NOT_REGISTERED if check.pk in not_music else UNSETTLED
            )
            if last.get(check.therapist_id) != found:
                yield check.checked_on, check.recorded_at, found
            last[check.therapist_id] = found


def _noon(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
