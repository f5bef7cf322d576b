"""Programmes that said more of who leads them until a later look at the register took it back."""

import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from programmes.models import Appointment, FactCheck, Programme
from programmes.remembered import remembered
from programmes.vocabulary import ANSWERED, LeaderRole, LedBy, Topic
from therapists.models import RegisterCheck, RegisterState
from therapists.models.register_check import FOR_MUSIC

TAKEN_BACK = (RegisterState.NOT_MUSIC, RegisterState.WAS_NOT_MUSIC, RegisterState.UNPROVEN)


@remembered
def fell_back(today: datetime.date) -> dict[UUID, datetime.date]:
    """The day of that look, for each published programme (by key) that nobody has asked since who leads it.

    It relied on somebody whom an earlier look found registered for music and a check of who leads it
    confirmed in post. Whoever is still registered through somebody else did not fall.
    """
    fallen: dict[UUID, datetime.date] = {}
    for programme, day in _posts_taken_back(today).values_list("programme", "looked_on"):
        fallen[programme] = max(day, fallen.get(programme, day))
    if not fallen:
        return {}
    registered = Programme.objects.filter(pk__in=fallen).with_led_by(today).filter(led_by=LedBy.REGISTERED)
    for key in registered.values_list("pk", flat=True):
        del fallen[key]
    return fallen


def _posts_taken_back(today: datetime.date):
    looks = RegisterCheck.objects.filter(therapist=OuterRef("therapist"))
    for_music = looks.filter(FOR_MUSIC).newest_first()
    # The first that took it back: a later one that finds the same is no news.
    taken_back = looks.filter(recorded_at__gt=OuterRef("found_at")).order_by(
        "checked_on", "recorded_at", "pk"
    )
    leadership = FactCheck.objects.filter(topic=Topic.LEADERSHIP)
    relied = leadership.filter(
        appointments=OuterRef("pk"), outcome__in=ANSWERED, recorded_at__lte=OuterRef("looked_at")
    )
    asked_since = leadership.that_answered().filter(
        programme=OuterRef("programme"),
        checked_on__gte=OuterRef("looked_on"),
        recorded_at__gt=OuterRef("looked_at"),
    )
    return (
        Appointment.objects.open(today)
        .at_published()
        .filter(role=LeaderRole.MUSIC_THERAPIST)
        .with_register_state(today)
        .annotate(found_at=Subquery(for_music.values("recorded_at")[:1]))
        .annotate(
            looked_on=Subquery(taken_back.values("checked_on")[:1]),
            looked_at=Subquery(taken_back.values("recorded_at")[:1]),
        )
        .filter(Exists(relied), ~Exists(asked_since), looked_at__isnull=False)
        .filter(register_state__in=TAKEN_BACK)
        .order_by()
    )
