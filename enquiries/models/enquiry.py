import datetime
import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from enquiries.fields import EncryptedTextField
from enquiries.promise import answer_due_at
from enquiries.vocabulary import OPEN_STATES, SET_ASIDE, AskingFor, State
from programmes.fields import known_choice
from therapists.dates import months_before

# Neither vowels (no words by accident) nor what looks like something else when read aloud or copied.
REFERENCE_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
REFERENCE_LENGTH = 8

WORDS_OF_THE_VISITOR = ("name", "email", "phone", "message", "listing_questions", "call_when")


def new_reference() -> str:
    """One of 378,000 million, to be read out on the phone."""
    return "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(REFERENCE_LENGTH))


def default_erase_date() -> datetime.date:
    return months_before(timezone.localdate(), -settings.ENQUIRY_KEEP_MONTHS)


class EnquiryQuerySet(models.QuerySet):
    def open(self):
        """Enquiries that somebody is still waiting on."""
        return self.filter(state__in=OPEN_STATES)

    def meant(self):
        """Enquiries that somebody meant: all but spam, and what may be spam."""
        return self.exclude(state__in=SET_ASIDE)

    def suspected(self):
        """What a machine may have filled in, and nobody has looked at."""
        return self.filter(state=State.SUSPECTED)

    def visible_to(self, user):
        """Their own and their teams' enquiries, and what lies unassigned at the fallback; all, for a manager."""
        if user.has_perm("enquiries.see_all_enquiries"):
            return self
        return self.filter(
            Q(team__in=user.teams.all())
            | Q(assigned_to=user)
            | Q(team__is_fallback=True, assigned_to__isnull=True)
        )

    def without_words(self):
        """Leave what the visitor wrote undecrypted, for lists."""
        return self.defer(*WORDS_OF_THE_VISITOR)

    def expired(self, today: datetime.date):
        return self.filter(erase_on__lte=today)


class Enquiry(models.Model):
    """A visitor's message: encrypted, routed, answered, erased. No history is kept of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True, default=new_reference, editable=False)
    # Made of the form's own key and of the answers: the same form sent again is the same enquiry.
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # Made of the form's own key alone: tells a form that was sent from one that was not.
    form_mark = models.UUIDField(null=True, db_index=True, editable=False)
    programme = models.ForeignKey(
        "programmes.Programme", models.SET_NULL, null=True, blank=True, related_name="enquiries"
    )
    asking_for = models.CharField(max_length=12, choices=AskingFor)
    name = EncryptedTextField(blank=True)
    email = EncryptedTextField("e-mail", blank=True)
    phone = EncryptedTextField(blank=True)
    message = EncryptedTextField("question", blank=True)
    # As they were worded when the visitor attached them, one on each line.
    listing_questions = EncryptedTextField("questions of the listing, attached", blank=True)
    call_when = EncryptedTextField("when to call", blank=True)
    is_safe_voicemail = models.BooleanField("safe to leave a voicemail", default=False)
    is_safe_to_say_who = models.BooleanField("safe to say who we are", default=False)
    is_safe_text = models.BooleanField("safe to send a text", default=False)
    consent_version = models.CharField(max_length=12)
    consent_at = models.DateTimeField(default=timezone.now)

    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    team = models.ForeignKey("enquiries.Team", models.PROTECT, related_name="enquiries")
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="enquiries"
    )
    rule = models.ForeignKey(
        "enquiries.RoutingRule",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="sent here by",
    )
    created_at = models.DateTimeField("sent", default=timezone.now, editable=False)
    answered_at = models.DateTimeField("answered", null=True, blank=True)
    erase_on = models.DateField(default=default_erase_date)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name_plural = "enquiries"
        permissions = [("see_all_enquiries", "Can see the enquiries of every team")]
        indexes = [
            models.Index(fields=["state", "created_at"], name="enquiry_inbox"),
            models.Index(fields=["erase_on"], name="enquiry_erase_on"),
        ]
        constraints = [
            known_choice("enquiry", "asking_for", AskingFor),
            known_choice("enquiry", "state", State),
            models.CheckConstraint(
                condition=~Q(state=State.ANSWERED) | Q(answered_at__isnull=False),
                name="enquiry_answered_has_time",
                violation_error_message="An answered enquiry needs the time it was answered.",
            ),
            models.CheckConstraint(
                condition=Q(erase_on__gt=F("created_at")),
                name="enquiry_erased_after_sent",
                violation_error_message="The day of erasure is after the day the enquiry was sent.",
            ),
            models.CheckConstraint(
                condition=~Q(consent_version=""),
                name="enquiry_has_consent",
                violation_error_message="An enquiry is kept only under a wording its sender agreed to.",
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def due_at(self) -> datetime.datetime:
        """Until when we promised an answer."""
        return answer_due_at(self.created_at)
