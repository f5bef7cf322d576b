import datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from therapists.append_only import AppendOnlyModel, AppendOnlyQuerySet
from therapists.dates import last_day_within, months_before, next_renewal_deadline

NEEDS_NUMBER = "Write the HCPC number first: without one nobody is called registered."
# The HCPC began to keep its register in 2003; an earlier check is a slip of the pen.
EARLIEST_CHECK = datetime.date(2003, 1, 1)


class RegisterStatus(models.TextChoices):
    """What the HCPC register says of a person."""

    REGISTERED = "registered", _("Registered")
    CONDITIONS = "conditions", _("Registered, with conditions of practice")
    CAUTION = "caution", _("Registered, with a caution")
    SUSPENDED = "suspended", _("Suspended")
    LAPSED = "lapsed", _("Lapsed")
    STRUCK_OFF = "struck_off", _("Struck off")
    NOT_FOUND = "not_found", _("Not found on the register")


# With conditions or a caution the person is still on the register, and the page says which.
ON_THE_REGISTER = (RegisterStatus.REGISTERED, RegisterStatus.CONDITIONS, RegisterStatus.CAUTION)


class Modality(models.TextChoices):
    """The kind of arts therapy: a number beginning AS covers all three."""

    MUSIC = "music", "Music"
    ART = "art", "Art"
    DRAMA = "drama", "Drama"
    NOT_SHOWN = "not_shown", "Not shown"


class RegisterState(models.TextChoices):
    """What a person's latest register check is worth today."""

    VALID = "valid", "On the register for music, check in date"
    OUT_OF_DATE = "out_of_date", "Was on the register for music; the check is out of date"
    NOT_MUSIC = "not_music", "Checked: not registered for music"
    WAS_NOT_MUSIC = "was_not_music", "Was not registered for music; the check is out of date"
    UNPROVEN = "unproven", "The check does not settle it"


# We looked, but too long ago.
OLD_LOOKS = (RegisterState.OUT_OF_DATE, RegisterState.WAS_NOT_MUSIC)
# What the register said of the person, under the number that they have today: any other number is
# somebody else's, and without one nobody is registered.
SAME_NUMBER = Q(hcpc_number=F("therapist__hcpc_number"))
FOR_MUSIC = SAME_NUMBER & Q(status__in=ON_THE_REGISTER, modality=Modality.MUSIC) & ~Q(hcpc_number="")
NOT_FOR_MUSIC = SAME_NUMBER & (
    ~Q(status__in=ON_THE_REGISTER) | Q(modality__in=[Modality.ART, Modality.DRAMA])
)


def _looked_at_lately(today: datetime.date) -> Q:
    return Q(checked_on__gte=months_before(today, settings.CHECK_VALID_MONTHS))


class RegisterCheckQuerySet(AppendOnlyQuerySet):
    def newest_first(self):
        return self.order_by("-checked_on", "-recorded_at", "-pk")

    def with_state(self, today: datetime.date):
        """Annotate `state`, one of RegisterState.

        A check counts while `today <= min(checked_on + 12 months, registered_until)`; one that did not
        find the person registered for music ends no registration, and counts for the 12 months.
        """
        lately, runs = _looked_at_lately(today), Q(registered_until__gte=today)
        return self.annotate(
            state=Case(
                When(FOR_MUSIC & lately & runs, then=Value(RegisterState.VALID)),
                When(FOR_MUSIC, then=Value(RegisterState.OUT_OF_DATE)),
                When(NOT_FOR_MUSIC & lately, then=Value(RegisterState.NOT_MUSIC)),
                When(NOT_FOR_MUSIC, then=Value(RegisterState.WAS_NOT_MUSIC)),
                default=Value(RegisterState.UNPROVEN),
                output_field=models.CharField(),
            )
        )

    def with_counts(self, today: datetime.date):
        """Annotate `counts`: whether it spares us another look today, as `state` understands being in date."""
        ended = Q(status__in=ON_THE_REGISTER, modality=Modality.MUSIC, registered_until__lt=today)
        is_good = SAME_NUMBER & _looked_at_lately(today) & ~ended
        return self.annotate(
            counts=Case(
                When(is_good, then=Value(True)), default=Value(False), output_field=models.BooleanField()
            )
        )


class RegisterCheck(AppendOnlyModel):
    """One look at the HCPC register, by a member of staff on a day. Never altered."""

    therapist = models.ForeignKey("therapists.Therapist", models.CASCADE, related_name="register_checks")
    checked_on = models.DateField(help_text="The day you looked at the register.")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    hcpc_number = models.CharField(
        "HCPC number",
        max_length=12,
        blank=True,
        editable=False,
        help_text="The number looked up, set by itself.",
    )
    status = models.CharField(max_length=12, choices=RegisterStatus)
    modality = models.CharField(
        max_length=10,
        choices=Modality,
        help_text="As the register shows it: the number alone does not prove music.",
    )
    registered_until = models.DateField(
        blank=True, help_text="The date the register shows. Left empty: the next renewal deadline."
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_on = models.DateField(default=timezone.localdate, editable=False)

    objects = RegisterCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_on", "-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_on__lte=F("recorded_on")),
                name="register_check_not_in_future",
                violation_error_message="The check is dated after today: write the day you looked.",
            ),
            models.CheckConstraint(
                condition=Q(checked_on__gte=EARLIEST_CHECK),
                name="register_check_since_register",
                violation_error_message="The register began in 2003: look at the year.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=RegisterStatus.values),
                name="register_check_known_status",
                violation_error_message="Choose what the register says.",
            ),
            models.CheckConstraint(
                condition=Q(modality__in=Modality.values),
                name="register_check_known_modality",
                violation_error_message="Choose the kind of therapy that the register shows.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=ON_THE_REGISTER) | ~Q(hcpc_number=""),
                name="register_check_has_number",
                violation_error_message=NEEDS_NUMBER,
            ),
            models.CheckConstraint(
                condition=Q(registered_until__gte=F("checked_on")) | ~Q(status__in=ON_THE_REGISTER),
                name="register_check_runs_on",
                violation_error_message="Registered until a day before the check: look at both dates.",
            ),
        ]
        indexes = [models.Index(fields=["therapist", "-checked_on"], name="register_check_latest")]

    def __str__(self):
        return f"{self.get_status_display()}, {self.checked_on}"

    def clean(self):
        # Here and in save(): constraints are validated before save() runs.
        self._fill_in()

    def save(self, *args, **kwargs):
        self._fill_in()
        super().save(*args, **kwargs)

    @property
    def counts_until(self) -> datetime.date:
        """The last day on which this check counts."""
        return min(last_day_within(self.checked_on, settings.CHECK_VALID_MONTHS), self.registered_until)

    def _fill_in(self) -> None:
        if self.checked_on and not self.registered_until:
            self.registered_until = next_renewal_deadline(self.checked_on)
        if self._state.adding and self.therapist_id and not self.hcpc_number:
            self.hcpc_number = self.therapist.hcpc_number
