import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enquiries.fields import EncryptedTextField
from enquiries.vocabulary import CALL_FOR_THE_VISITOR, CallOutcome, EntryKind
from programmes.fields import known_choice
from therapists.append_only import AppendOnlyModel, AppendOnlyQuerySet

# What staff wrote for one another is not in it.
FOR_THE_VISITOR = (EntryKind.LINE, EntryKind.ANSWER, EntryKind.CALL)
FOR_THE_VISITOR_BY_KIND = {EntryKind.LINE: _("You added a line"), EntryKind.ANSWER: _("Our answer")}


class EntryQuerySet(AppendOnlyQuerySet):
    def lines(self):
        """What the visitor added."""
        return self.filter(kind=EntryKind.LINE)

    def for_the_visitor(self):
        """What stands behind the private link, newest first."""
        return self.filter(kind__in=FOR_THE_VISITOR).order_by("-written_at", "-pk")

    def for_staff(self):
        """All of it, in the order in which it was written."""
        return self.select_related("written_by")

    def but_notes(self):
        """What changes how an enquiry stands."""
        return self.exclude(kind=EntryKind.NOTE)

    def without_words(self):
        """Leave what was written undecrypted."""
        return self.defer("text")


class Entry(AppendOnlyModel):
    """What was written to an enquiry after it came: by the visitor or by staff, encrypted, erased with it."""

    enquiry = models.ForeignKey("enquiries.Enquiry", models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=12, choices=EntryKind)
    outcome = models.CharField(max_length=12, choices=CallOutcome, blank=True)
    text = EncryptedTextField(blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    # Made of the form's own key and of what it said: the same form sent again is the same entry.
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name_plural = "entries"
        constraints = [
            known_choice("entry", "kind", EntryKind),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.LINE, written_by__isnull=True)
                | (~Q(kind=EntryKind.LINE) & Q(written_by__isnull=False)),
                name="entry_says_who_of_staff",
                violation_error_message="A line is the visitor's; everything else says who of the staff wrote it.",
            ),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.CALL, outcome__in=CallOutcome.values)
                | (~Q(kind=EntryKind.CALL) & Q(outcome="")),
                name="entry_call_has_outcome",
                violation_error_message="A call says how it went, and nothing else does.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {timezone.localtime(self.written_at):%d %B %Y}"

    @property
    def is_answer(self) -> bool:
        return self.kind == EntryKind.ANSWER

    @property
    def words_for_the_visitor(self) -> str:
        """What it was, without what it says."""
        if self.kind == EntryKind.CALL:
            return str(CALL_FOR_THE_VISITOR[CallOutcome(self.outcome)])
        return str(FOR_THE_VISITOR_BY_KIND[EntryKind(self.kind)])
