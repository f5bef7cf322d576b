import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from programmes.fields import known_choice
from programmes.models.changes import ChangedAtField, ChangesQuerySet
from programmes.vocabulary import ANSWERED, LeaderRole, ListingStatus
from therapists.dates import months_before
from therapists.models import RegisterCheck

HELD_ALREADY = "This person already holds this post at this programme."


def open_on(day: datetime.date, prefix: str = "") -> Q:
    """Posts held on a day; `prefix` leads to them from another table."""
    begun = Q(**{f"{prefix}starts_on__isnull": True}) | Q(**{f"{prefix}starts_on__lte": day})
    lasting = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    return begun & lasting


class AppointmentQuerySet(ChangesQuerySet):
    def open(self, today: datetime.date):
        """Posts held today."""
        return self.filter(open_on(today))

    def at_published(self):
        """Posts at programmes that the public can find: a closed one leaves its therapists' pages."""
        programmes = self.model._meta.get_field("programme").related_model
        return self.filter(programme__in=programmes.objects.published())

    def confirmed(self, today: datetime.date):
        """Posts that the standing check of who leads their programme confirmed, while it is in date."""
        programmes = self.model._meta.get_field("programme").related_model.objects  # type: ignore[union-attr]
        since = months_before(today, settings.CHECK_VALID_MONTHS)
        checked = programmes.filter(appointments__in=self).with_checks(today)
        standing = checked.filter(leadership_checked_on__gte=since).values("leadership_check_id")
        return self.filter(fact_checks__in=standing, fact_checks__outcome__in=ANSWERED)

    def for_register(self, today: datetime.date):
        """Posts held today as music therapist, at programmes that are not closed: the register has to bear them out."""
        posts = self.open(today).filter(role=LeaderRole.MUSIC_THERAPIST)
        return posts.exclude(programme__status=ListingStatus.CLOSED)

    def published_programmes(self, today: datetime.date):
        """The published programmes of these posts, held today, with who leads each."""
        published = self.model._meta.get_field("programme").related_model.objects.published()  # type: ignore[union-attr]
        return published.filter(pk__in=self.open(today).order_by().values("programme")).for_cards(today)

    def with_register_state(self, today: datetime.date):
        """Annotate `register_state`, what the holder's latest register check is worth, and `register_status`,
        what it found; null if none.
        """
        latest = (
            RegisterCheck.objects.filter(therapist=OuterRef("therapist")).with_state(today).newest_first()
        )
        return self.annotate(
            register_state=Subquery(latest.values("state")[:1]),
            register_status=Subquery(latest.values("status")[:1]),
        )


class Appointment(models.Model):
    """A therapist's post at a programme."""

    programme = models.ForeignKey("programmes.Programme", models.CASCADE, related_name="appointments")
    therapist = models.ForeignKey("therapists.Therapist", models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=20, choices=LeaderRole, default=LeaderRole.MUSIC_THERAPIST)
    sessions_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField("from", null=True, blank=True, help_text="Leave empty if it is not known.")
    ends_on = models.DateField(
        "until", null=True, blank=True, help_text="The last day. Leave empty while it lasts."
    )
    changed_at = ChangedAtField(but=("sessions_per_week",))

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "pk"]
        constraints = [
            known_choice("appointment", "role", LeaderRole),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(starts_on__lte=F("ends_on")),
                name="appointment_starts_before_it_ends",
                violation_error_message="The post ends before it begins.",
            ),
            models.UniqueConstraint(
                fields=["programme", "therapist", "role"],
                condition=Q(ends_on__isnull=True),
                name="appointment_one_open",
                violation_error_message=HELD_ALREADY,
            ),
        ]

    def __str__(self):
        return f"{self.therapist}, {self.get_role_display().lower()}"

    def is_open_on(self, day: datetime.date) -> bool:
        """As `open_on` has it."""
        return (self.starts_on or day) <= day <= (self.ends_on or day)

    def overlaps(self, other: "Appointment") -> bool:
        """Whether it is the same post, and there is a day on which both are held. No unique index can tell."""
        if (self.therapist_id, self.role) != (other.therapist_id, other.role):
            return False
        begins = max(self.starts_on or datetime.date.min, other.starts_on or datetime.date.min)
        return begins <= min(self.ends_on or datetime.date.max, other.ends_on or datetime.date.max)
