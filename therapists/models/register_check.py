import datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from therapists.append_only import AppendOnlyModel, AppendOnlyQuerySet
from therapists.dates import months_before, next_renewal_deadline

# The HCPC began to keep its register in 2003; an earlier check is a slip of the pen.
EARLIEST_CHECK = datetime.date(2003, 1, 1)


class RegisterStatus(models.TextChoices):
    """What the HCPC register says of a person."""

    REGISTERED = "registered", "Registered"
    CONDITIONS = "conditions", "Registered, with conditions of practice"
    CAUTION = "caution", "Registered, with a caution"
    SUSPENDED = "suspended", "Suspended"
    LAPSED = "lapsed", "Lapsed"
    STRUCK_OFF = "struck_off", "Struck off"
    NOT_FOUND = "not_found", "Not found on the register"


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
    UNPROVEN = "unproven", "The check does not settle it"


def in_date(today: datetime.date) -> Q:
    """Checks that still count: `today <= min(checked_on + 12 months, registered_until)`."""
    return Q(checked_on__gte=months_before(today, settings.CHECK_VALID_MONTHS), registered_until__gte=today)


class RegisterCheckQuerySet(AppendOnlyQuerySet):
    def newest_first(self):
        return self.order_by("-checked_on", "-recorded_at", "-pk")

    def with_state(self, today: datetime.date):
        """Annotate `state`, one of RegisterState."""
        registered_for_music = Q(status__in=ON_THE_REGISTER, modality=Modality.MUSIC)
        not_for_music = ~Q(status__in=ON_THE_REGISTER) | Q(modality__in=[Modality.ART, Modality.DRAMA])
        return self.annotate(
            state=Case(
                When(in_date(today) & registered_for_music, then=Value(RegisterState.VALID)),
                When(registered_for_music, then=Value(RegisterState.OUT_OF_DATE)),
                When(in_date(today) & not_for_music, then=Value(RegisterState.NOT_MUSIC)),
                default=Value(RegisterState.UNPROVEN),
                output_field=models.CharField(),
            )
        )


class RegisterCheck(AppendOnlyModel):
    """One look at the HCPC register, by a member of staff on a day. Never altered."""

    therapist = models.ForeignKey("therapists.Therapist", models.CASCADE, related_name="register_checks")
    checked_on = models.DateField(help_text="The day you looked at the register.")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
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
        ]
        indexes = [models.Index(fields=["therapist", "-checked_on"], name="register_check_latest")]

    def __str__(self):
        return f"{self.get_status_display()}, {self.checked_on}"

    def clean(self):
        # Here and in save(): constraints are validated before save() runs.
        self._default_registered_until()

    def save(self, *args, **kwargs):
        self._default_registered_until()
        super().save(*args, **kwargs)

    @property
    def counts_until(self) -> datetime.date:
        """The last day on which this check counts."""
        year_on = months_before(self.checked_on, -settings.CHECK_VALID_MONTHS)
        return min(year_on, self.registered_until)

    def _default_registered_until(self) -> None:
        if self.checked_on and not self.registered_until:
            self.registered_until = next_renewal_deadline(self.checked_on)
