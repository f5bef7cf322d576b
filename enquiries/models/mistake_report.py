import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from enquiries.fields import EncryptedTextField
from enquiries.models.enquiry import default_erase_date, new_reference
from enquiries.vocabulary import UNDECIDED_STATES, MistakeState, MistakeTopic
from programmes.fields import known_choice
from programmes.models import FactCheck
from programmes.vocabulary import CheckOutcome

WORDS_OF_THE_REPORTER = ("wrong", "right", "email")
UNDECIDED = Q(decided_by__isnull=True, decided_at__isnull=True)
DECIDED = Q(decided_by__isnull=False, decided_at__isnull=False)


class MistakeReportQuerySet(models.QuerySet):
    def open(self):
        """Reports that no curator has decided on."""
        return self.filter(state=MistakeState.OPEN)

    def meant(self):
        """Reports that somebody meant: all but what may be spam."""
        return self.exclude(state=MistakeState.SUSPECTED)

    def suspected(self):
        """What a machine may have filled in, and nobody has looked at."""
        return self.filter(state=MistakeState.SUSPECTED)

    def to_do(self):
        """Open ones, and those accepted on whose topic nobody has recorded a check since.

        What is about something else has no topic to check: a change settles it, or a check that found one.
        """
        since = FactCheck.objects.filter(recorded_at__gte=OuterRef("decided_at")).that_answered()
        of_programme = since.filter(programme=OuterRef("programme"))
        of_centre = since.filter(centre=OuterRef("programme__centre"))
        same_topic = {"topic": OuterRef("topic")}
        is_checked = Exists(of_programme.filter(**same_topic)) | Exists(of_centre.filter(**same_topic))
        is_about_else = Q(state=MistakeState.ACCEPTED, topic=MistakeTopic.OTHER)
        found_changed = {"outcome": CheckOutcome.CHANGED}
        is_changed = (
            Exists(of_programme.filter(**found_changed))
            | Exists(of_centre.filter(**found_changed))
            | Q(programme__changed_at__gte=F("decided_at"))
            | Q(programme__centre__changed_at__gte=F("decided_at"))
        )
        settled = is_checked | (is_about_else & is_changed)
        return self.filter(Q(state=MistakeState.OPEN) | (Q(state=MistakeState.ACCEPTED) & ~settled))

    def without_words(self):
        """Leave what the reporter wrote undecrypted, for lists."""
        return self.defer(*WORDS_OF_THE_REPORTER)

    def expired(self, today: datetime.date):
        return self.filter(erase_on__lte=today)


class MistakeReport(models.Model):
    """What somebody says is wrong in a listing: encrypted, decided on by a curator, erased. It changes no listing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True, default=new_reference, editable=False)
    # Made of the form's own key and of the answers: the same form sent again is the same report.
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # Made of the form's own key alone: tells a form that was sent from one that was not.
    form_mark = models.UUIDField(db_index=True, editable=False)
    programme = models.ForeignKey(
        "programmes.Programme", models.CASCADE, related_name="mistake_reports", verbose_name="listing"
    )
    topic = models.CharField("what it is about", max_length=12, choices=MistakeTopic)
    wrong = EncryptedTextField("what is wrong")
    right = EncryptedTextField("what is right", blank=True)
    email = EncryptedTextField("e-mail", blank=True)

    state = models.CharField(max_length=10, choices=MistakeState, default=MistakeState.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField("decided", null=True, blank=True)
    created_at = models.DateTimeField("sent", default=timezone.now, editable=False)
    erase_on = models.DateField(default=default_erase_date)

    objects = MistakeReportQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = "report of a mistake"
        verbose_name_plural = "reports of mistakes"
        indexes = [
            models.Index(fields=["state", "created_at"], name="mistake_report_queue"),
            models.Index(fields=["erase_on"], name="mistake_report_erase_on"),
        ]
        constraints = [
            known_choice("mistake_report", "topic", MistakeTopic),
            known_choice("mistake_report", "state", MistakeState),
            models.CheckConstraint(
                condition=~Q(state__in=UNDECIDED_STATES) | UNDECIDED,
                name="mistake_report_open_is_undecided",
                violation_error_message="An open report has no decision: accept or decline it instead.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNDECIDED_STATES) | DECIDED,
                name="mistake_report_decided_by_someone",
                violation_error_message="An accepted or declined report says who decided, and when.",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True) | Q(decided_at__gte=F("created_at")),
                name="mistake_report_sent_first",
                violation_error_message="A report is decided on after it was sent, not before.",
            ),
            models.CheckConstraint(
                condition=Q(erase_on__gt=F("created_at")),
                name="mistake_report_erased_after_sent",
                violation_error_message="The day of erasure is after the day the report was sent.",
            ),
        ]

    def __str__(self):
        return self.reference
