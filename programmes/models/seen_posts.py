import datetime

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from programmes.fields import known_choice
from programmes.models.appointments import Appointment, open_on
from programmes.vocabulary import LeaderRole


class SeenPost(models.Model):
    """A post as a check of who leads it found it, kept even when the post itself is gone."""

    fact_check = models.ForeignKey("programmes.FactCheck", models.CASCADE, related_name="seen_posts")
    appointment = models.ForeignKey(
        "programmes.Appointment", models.SET_NULL, null=True, related_name="seen_posts"
    )
    therapist = models.ForeignKey("therapists.Therapist", models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=20, choices=LeaderRole)

    class Meta:
        constraints = [
            known_choice("seen_post", "role", LeaderRole),
            models.UniqueConstraint(fields=["fact_check", "appointment"], name="seen_post_once"),
        ]

    def __str__(self):
        return f"{self.get_role_display()} seen by a check"


def posts_seen_by(check: models.Model) -> list[SeenPost]:
    """The posts held on the day of a leadership check, not yet saved."""
    posts = Appointment.objects.filter(programme=check.programme_id).open(check.checked_on)
    return [
        SeenPost(fact_check=check, appointment=post, therapist_id=post.therapist_id, role=post.role)
        for post in posts
    ]


def posts_stand(today: datetime.date) -> Q:
    """Checks of programmes whose posts today are those they saw: nobody left, came or changed places."""
    seen = SeenPost.objects.filter(fact_check=OuterRef("pk"))
    still_held = seen.filter(
        open_on(today, "appointment__"),
        appointment__programme=OuterRef("programme"),
        appointment__therapist=F("therapist"),
        appointment__role=F("role"),
    )
    held = Appointment.objects.filter(programme=OuterRef("programme")).open(today)
    # Two sets are equal if both are as large as what they share; nested EXISTS lose Django's aliases.
    return Q(Exact(_count(still_held), _count(seen))) & Q(Exact(_count(still_held), _count(held)))


def _count(rows: models.QuerySet) -> Coalesce:
    everything = rows.order_by().annotate(everything=Value(1)).values("everything")
    return Coalesce(Subquery(everything.annotate(n=Count("pk")).values("n")), 0)
