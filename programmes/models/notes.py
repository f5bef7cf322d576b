import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from therapists.append_only import AppendOnlyModel, AppendOnlyQuerySet
from therapists.dates import months_before

LONGEST_NOTE = 2_000  # characters


class NoteQuerySet(AppendOnlyQuerySet):
    def newest_first(self):
        return self.select_related("written_by").order_by("-written_at", "-pk")

    def expired(self, today: datetime.date):
        """Notes on people that have been kept long enough."""
        since = months_before(today, settings.NOTE_KEEP_MONTHS)
        return self.filter(therapist__isnull=False, written_at__date__lt=since)

    def erase(self) -> int:
        """Delete them, which nothing else does; give how many."""
        return models.QuerySet.delete(self)[0]


class Note(AppendOnlyModel):
    """What staff tell each other of a centre, a programme or a person. Never public, never altered.

    One on a person is personal data: it goes with the person, on request, or when its time is up.
    """

    programme = models.ForeignKey(
        "programmes.Programme", models.CASCADE, null=True, blank=True, related_name="notes"
    )
    centre = models.ForeignKey(
        "programmes.Centre", models.CASCADE, null=True, blank=True, related_name="notes"
    )
    therapist = models.ForeignKey(
        "therapists.Therapist", models.CASCADE, null=True, blank=True, related_name="notes"
    )
    text = models.TextField("note", max_length=LONGEST_NOTE)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["written_at"], name="note_written_at")]
        constraints = [
            models.CheckConstraint(
                condition=Q(programme__isnull=False, centre__isnull=True, therapist__isnull=True)
                | Q(programme__isnull=True, centre__isnull=False, therapist__isnull=True)
                | Q(programme__isnull=True, centre__isnull=True, therapist__isnull=False),
                name="note_about_one_thing",
                violation_error_message="A note is about a programme, a centre or a person: one of them.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="note_says_something", violation_error_message="Write the note."
            ),
        ]

    def __str__(self):
        return f"note of {self.written_at:%d %B %Y}"
