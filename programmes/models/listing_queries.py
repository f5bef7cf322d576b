import datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Least
from django.utils import timezone

from programmes.models.appointments import Appointment
from programmes.models.checks import FactCheck
from programmes.sort_names import sort_name
from programmes.topics import PROGRAMME_TOPICS, THREE_QUESTIONS, values_expression
from programmes.vocabulary import CheckOutcome, LeaderRole, LedBy, ListingStatus
from therapists.dates import months_before
from therapists.models import RegisterState


def _standing(topic: str, column: str, output_field: models.Field) -> Case:
    """A column of the newest check of a topic, or null if the values it saw no longer stand."""
    checks = FactCheck.objects.filter(programme=OuterRef("pk"), topic=topic).that_answered().newest_first()
    return Case(
        When(
            Q(**{f"{topic}_values": Subquery(checks.values("values_checked")[:1])}),
            then=Subquery(checks.values(column)[:1]),
        ),
        output_field=output_field,
    )


def _led_by(today: datetime.date) -> Case:
    """Who leads it, derived from posts, register checks and the leadership check (docs/decisions.md)."""
    posts = (
        Appointment.objects.filter(programme=OuterRef("pk"), role=LeaderRole.MUSIC_THERAPIST)
        .open(today)
        .with_register_state(today)
    )
    # "Asked, and they do not know" is an answer too, and confirms nobody.
    confirmed = Q(
        fact_checks=OuterRef("leadership_check_id"),
        fact_checks__outcome__in=[CheckOutcome.CONFIRMED, CheckOutcome.CHANGED],
    )
    valid = posts.filter(register_state=RegisterState.VALID)
    in_date = Q(leadership_checked_on__gte=months_before(today, settings.CHECK_VALID_MONTHS))
    others = Appointment.objects.filter(programme=OuterRef("pk")).open(today)
    hands = (LeaderRole.MUSICIAN, LeaderRole.COUNSELLOR, LeaderRole.SUPPORT_WORKER)
    return Case(
        When(in_date & Exists(valid.filter(confirmed)), then=Value(LedBy.REGISTERED)),
        When(Exists(valid.filter(confirmed)), then=Value(LedBy.OUT_OF_DATE)),
        When(Exists(posts.filter(register_state=RegisterState.OUT_OF_DATE)), then=Value(LedBy.OUT_OF_DATE)),
        When(
            Exists(posts.filter(register_state=RegisterState.NOT_MUSIC)) & ~Exists(valid),
            then=Value(LedBy.NOT_REGISTERED),
        ),
        When(Q(led_by_claim=LeaderRole.MUSIC_THERAPIST) | Exists(posts), then=Value(LedBy.CLAIMED)),
        When(Q(led_by_claim__in=hands) | Exists(others.filter(role__in=hands)), then=Value(LedBy.ACTIVITY)),
        default=Value(LedBy.NOT_KNOWN),
        output_field=models.CharField(),
    )


class ProgrammeQuerySet(models.QuerySet):
    def update(self, **fields):
        """A new name brings its place in the alphabet with it."""
        if "name" in fields:
            fields["sort_name"] = sort_name(fields["name"])
        return super().update(**fields)

    def published(self):
        """Programmes the public can find: in search, feeds and the sitemap."""
        return self.filter(status=ListingStatus.PUBLISHED)

    def visible(self):
        """Programmes whose page the public may open: published, or closed and saying so."""
        return self.filter(status__in=[ListingStatus.PUBLISHED, ListingStatus.CLOSED])

    def with_checks(self):
        """Annotate `<topic>_check_id` and `<topic>_checked_on` for the checks that still vouch.

        `checked_on` is the oldest of the three questions' checks, null if one was never checked.
        """
        programmes = self.annotate(**{f"{t}_values": values_expression(t) for t in PROGRAMME_TOPICS})
        programmes = programmes.annotate(
            **{f"{t}_check_id": _standing(t, "pk", models.BigIntegerField()) for t in PROGRAMME_TOPICS},
            **{f"{t}_checked_on": _standing(t, "checked_on", models.DateField()) for t in PROGRAMME_TOPICS},
        )
        dates = [f"{topic}_checked_on" for topic in THREE_QUESTIONS]
        return programmes.annotate(
            # Least() skips nulls on one engine and not on the other, so nulls are ruled out first.
            checked_on=Case(
                When(Q(**{f"{date}__isnull": False for date in dates}), then=Least(*dates)),
                output_field=models.DateField(),
            )
        )

    def with_led_by(self, today: datetime.date | None = None):
        """Annotate `led_by`, one of LedBy, as of `today`. Includes `with_checks()`."""
        return self.with_checks().annotate(led_by=_led_by(today or timezone.localdate()))

    def for_cards(self, today: datetime.date | None = None):
        """Load what a results card prints, in a fixed number of queries."""
        return self.with_led_by(today).select_related("centre__provider")

    def for_detail(self, today: datetime.date | None = None):
        """Load what a programme's page prints, with the posts held today."""
        today = today or timezone.localdate()
        posts = Appointment.objects.open(today).with_register_state(today).select_related("therapist")
        return self.for_cards(today).prefetch_related(Prefetch("appointments", posts, to_attr="open_posts"))
