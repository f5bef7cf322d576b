"""A file that somebody handed in, how far the worker is with it, and what it found in each row."""

import datetime
import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

# A file and its report hold copies of listings: they go after this many days, whatever became of them.
KEEP_DAYS = 7
# A worker that gave no sign of life for so long was stopped in the middle, and another takes its upload up.
SILENT_FOR = datetime.timedelta(minutes=2)


class UploadState(models.TextChoices):
    WAITING = "waiting", "Waiting for the worker"
    CHECKING = "checking", "Being checked"
    READY = "ready", "Checked, nothing written yet"
    REFUSED = "refused", "Refused, nothing written"
    MOVED = "moved", "Overtaken since the check, nothing written"
    WRITING = "writing", "Being written"
    DONE = "done", "Written"
    FAILED = "failed", "Failed, nothing written"


# What the worker does next; in the last two it, or one before it, has begun.
FOR_WORKER = (UploadState.WAITING, UploadState.CHECKING, UploadState.WRITING)
# From these it can be checked anew.
AT_REST = (UploadState.READY, UploadState.REFUSED, UploadState.MOVED, UploadState.FAILED)


class Outcome(models.IntegerChoices):
    """Of one row, in the order of the report."""

    REFUSED = 1, "Refused"
    CHANGED = 2, "Changed"
    NEW = 3, "New"
    UNCHANGED = 4, "Unchanged"
    GONE = 5, "Gone"


# What changes something.
WRITTEN = (Outcome.CHANGED, Outcome.NEW, Outcome.GONE)


class UploadQuerySet(models.QuerySet["Upload"]):
    def for_worker(self, now: datetime.datetime):
        """What nobody works at: never begun, or left in the middle. The oldest first."""
        is_left = Q(heartbeat_at__isnull=True) | Q(heartbeat_at__lt=now - SILENT_FOR)
        return self.filter(is_left, state__in=FOR_WORKER).order_by("uploaded_at", "pk")

    def expired(self, now: datetime.datetime):
        return self.filter(uploaded_at__lt=now - datetime.timedelta(days=KEEP_DAYS)).defer("content")

    def take(self, now: datetime.datetime) -> "Upload | None":
        """The next upload, now held by the caller alone; None if there is nothing to do."""
        for pk, state in self.for_worker(now).values_list("pk", "state"):
            claim = uuid.uuid4()
            begun = UploadState.CHECKING if state == UploadState.WAITING else state
            free = self.for_worker(now).filter(pk=pk, state=state).order_by()
            if free.update(claim=claim, state=begun, heartbeat_at=now):
                return self.get(pk=pk)
        return None


class Upload(models.Model):
    """Erased, with its rows, after `KEEP_DAYS`. What it changed is in the history of each listing."""

    kind = models.CharField(max_length=40)
    file_name = models.CharField("file", max_length=200)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=UploadState, default=UploadState.WAITING)
    # A sentence about the whole file: why it was refused, what went wrong, or, while it is ready, what somebody
    # has to say is right before it is written.
    why = models.TextField(blank=True)
    # What the check found in all, where not every row is reported: [what, how many, sentences about it].
    found = models.JSONField(default=list)
    rows_in_all = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    # What the kind noted when the check began, to know later whether anything changed since.
    checked_against = models.CharField(max_length=40, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    claim = models.UUIDField(null=True, editable=False)
    heartbeat_at = models.DateTimeField(null=True, editable=False)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        default_permissions = ("view",)
        permissions = [
            ("import_listings", "Can import listings from a spreadsheet"),
            ("export_listings", "Can export listings to a spreadsheet"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=UploadState.values),
                name="upload_known_state",
                violation_error_message="Choose how far the upload is from the list.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[UploadState.WRITING, UploadState.DONE])
                | Q(confirmed_by__isnull=False),
                name="upload_written_for_somebody",
                violation_error_message="Say who confirmed that it is written.",
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def is_at_work(self) -> bool:
        return self.state in FOR_WORKER

    @property
    def may_be_checked_again(self) -> bool:
        return self.state in AT_REST

    def counts(self) -> dict[Outcome, int]:
        """How many rows there are of each outcome, none left out. One query."""
        found = dict(self.rows.order_by().values_list("outcome").annotate(n=Count("pk")))
        return {outcome: found.get(outcome.value, 0) for outcome in Outcome}


class UploadRowQuerySet(models.QuerySet["UploadRow"]):
    def to_write(self):
        """What changes something, in the order of the file."""
        return self.filter(outcome__in=WRITTEN).order_by("number")


class UploadRow(models.Model):
    """What the check found in one row of the file, as it is shown, and what is to be written for it."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="rows")
    # As a spreadsheet counts: the row of headings is 1. What is gone stands in no row: those are only counted.
    number = models.PositiveIntegerField()
    outcome = models.PositiveSmallIntegerField(choices=Outcome)
    name = models.CharField(max_length=200, blank=True)
    # [column, old text, new text]; [column, reason], where a column of "" means the whole row; sentences.
    changes = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    # What the kind needs to write the row.
    plan = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = UploadRowQuerySet.as_manager()

    class Meta:
        ordering = ["outcome", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["upload", "outcome", "number"],
                name="upload_row_once",
                violation_error_message="This row was reported already.",
            ),
        ]

    def __str__(self):
        return f"row {self.number}"
