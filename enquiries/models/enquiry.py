import datetime
import uuid

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from enquiries.fields import EncryptedTextField
from enquiries.letters import random_letters
from enquiries.models.absence import are_there
from enquiries.private_link import TokenHashField, hash_of, new_token
from enquiries.promise import answer_due_at
from enquiries.vocabulary import OPEN_STATES, SET_ASIDE, AskingFor, State
from programmes.fields import known_choice
from therapists.dates import months_before

REFERENCE_LENGTH = 8

WORDS_OF_THE_VISITOR = ("name", "email", "phone", "message", "listing_questions", "call_when", "token")
READ_ENQUIRIES = "enquiries.view_enquiry"
# Of enquiries and of reports of mistakes: that they came, and what became of them.
SEE_WITHOUT_WORDS = "enquiries.see_without_words"
MEET_RIGHTS = "enquiries.meet_rights"


def new_reference() -> str:
    """One of 378,000 million, to be read out on the phone."""
    return random_letters(REFERENCE_LENGTH)


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
        """Their own and their teams' enquiries, and what lies unassigned at the fallback.

        All, for a manager; and for an auditor, unless the same account reads what visitors wrote: it would then
        read those of every team.
        """
        is_auditor = user.has_perm(SEE_WITHOUT_WORDS) and not user.has_perm(READ_ENQUIRIES)
        if is_auditor or user.has_perm("enquiries.see_all_enquiries"):
            return self
        return self.filter(
            Q(team__in=user.teams.all())
            | Q(assigned_to=user)
            | Q(team__is_fallback=True, assigned_to__isnull=True)
        )

    def with_nobody_there(self):
        """Open ones that nobody holds, or somebody who is away or may not open them any more."""
        there = get_user_model().objects.filter(are_there(timezone.localdate()))
        return self.open().exclude(assigned_to__in=there)

    def without_words(self):
        """Leave what the visitor wrote undecrypted, for lists."""
        return self.defer(*WORDS_OF_THE_VISITOR)

    def for_list(self):
        """Load what a row of the inbox names, in a fixed number of queries; `waits_from` orders by what it shows."""
        open_since = When(state__in=OPEN_STATES, then=Coalesce("asked_again_at", "created_at"))
        waits_from = Case(open_since, default="created_at")
        named = self.select_related("programme", "team", "assigned_to", "rule").annotate(
            waits_from=waits_from
        )
        return named.prefetch_related("also_about__programme")

    def expired(self, today: datetime.date):
        return self.filter(erase_on__lte=today)

    def behind(self, token: str, today: datetime.date):
        """The one that a private link opens, if it is to be kept still."""
        return self.filter(token_hash=hash_of(token), erase_on__gt=today)


class Enquiry(models.Model):
    """A visitor's message: encrypted, routed, answered, erased. No history is kept of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True, default=new_reference, editable=False)
    # Made of the form's own key and of the answers: the same form sent again is the same enquiry.
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # Made of the form's own key alone: tells a form that was sent from one that was not.
    form_mark = models.UUIDField(null=True, db_index=True, editable=False)
    # Of the visitor's private link. No page shows it to staff.
    token = EncryptedTextField(default=new_token, editable=False)
    token_hash = TokenHashField()
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
    # As it was at the time: rules are edited, and people come back.
    why_here = models.TextField("why it came here", blank=True, editable=False)
    created_at = models.DateTimeField("sent", default=timezone.now, editable=False)
    answered_at = models.DateTimeField("answered", null=True, blank=True)
    # When the visitor added a line to what was answered or closed: they wait for us anew from then on.
    asked_again_at = models.DateTimeField("wrote again", null=True, blank=True, editable=False)
    # When staff were told that the promised time was near, and that it had passed: once each.
    told_near_at = models.DateTimeField(null=True, editable=False)
    told_late_at = models.DateTimeField(null=True, editable=False)
    erase_on = models.DateField(default=default_erase_date)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name_plural = "enquiries"
        permissions = [
            ("see_all_enquiries", "Can see the enquiries of every team"),
            ("see_without_words", "Can see what became of enquiries and reports, and no word of the visitor"),
            (
                "meet_rights",
                "Can give a person a copy of all that came under their e-mail address, or erase it",
            ),
        ]
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
    def programmes(self) -> list:
        """All that it asks about, as the visitor had them; none, of a question about no programme in particular."""
        others = [row.programme for row in self.also_about.all()]
        return list(dict.fromkeys([*([self.programme] if self.programme else []), *others]))

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def waiting_since(self) -> datetime.datetime:
        return self.asked_again_at or self.created_at

    @property
    def due_at(self) -> datetime.datetime:
        """Until when we promised an answer."""
        return answer_due_at(self.waiting_since)
