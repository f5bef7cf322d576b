from django.conf import settings
from django.db import models
from django.db.models import F, Q

from programmes.fields import WebAddressField, known_choice
from programmes.vocabulary import Region

CQC_PAGE = "https://www.cqc.org.uk/location/{id}"


class Register(models.TextChoices):
    """Public registers that leads come from."""

    CQC = "cqc", "Care Quality Commission"
    CARE_INSPECTORATE = "care_inspectorate", "Care Inspectorate"


class Judgement(models.TextChoices):
    """What staff made of a row of a register."""

    LEAD = "lead", "Not judged yet"
    NOT_OURS = "not_ours", "Not ours"
    MAYBE = "maybe", "Maybe"
    OURS = "ours", "Ours"


class RegisterEntryQuerySet(models.QuerySet):
    def leads(self):
        """Rows that nobody has judged yet."""
        return self.filter(judgement=Judgement.LEAD)

    def with_centre(self):
        """Rows that are ours, with the centre that stands for them."""
        return self.filter(centre__isnull=False).select_related("centre")

    def on_register(self):
        return self.filter(gone_on__isnull=True)


class RegisterEntry(models.Model):
    """What a register says of a service. A lead for staff, never a claim about music therapy.

    The register's columns are overwritten by each import; what staff judged, and the centre they
    made from it, never are. Names of managers and other people are not stored.
    """

    register = models.CharField(max_length=20, choices=Register)
    register_id = models.CharField("id on the register", max_length=40)
    name = models.CharField(max_length=250)
    provider_name = models.CharField(max_length=250, blank=True)
    provider_register_id = models.CharField(max_length=40, blank=True)
    organisation_id = models.CharField("company or charity number", max_length=40, blank=True)
    street = models.CharField(max_length=250, blank=True)
    town = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    region = models.CharField(max_length=20, choices=Region, blank=True)
    local_authority = models.CharField(max_length=100, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    website = WebAddressField(blank=True, max_length=300)
    service_types = models.TextField(blank=True)
    status = models.CharField(max_length=40, blank=True)
    rating = models.CharField(max_length=80, blank=True)
    rating_on = models.DateField(null=True, blank=True)
    first_seen_on = models.DateField()
    last_seen_on = models.DateField()
    gone_on = models.DateField(null=True, blank=True, help_text="First import that no longer held it.")
    seen_in = models.ForeignKey(
        "programmes.RegisterRun",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="entries",
        editable=False,
        help_text="The latest import that held it.",
    )

    judgement = models.CharField(max_length=10, choices=Judgement, default=Judgement.LEAD)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    judged_at = models.DateTimeField(null=True, blank=True, editable=False)
    centre = models.OneToOneField(
        "programmes.Centre",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="register_entry",
        editable=False,
    )

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "lead from a register"
        verbose_name_plural = "leads from registers"
        constraints = [
            models.UniqueConstraint(fields=["register", "register_id"], name="register_entry_once"),
            known_choice("register_entry", "register", Register),
            known_choice("register_entry", "judgement", Judgement),
            models.CheckConstraint(
                condition=Q(first_seen_on__lte=F("last_seen_on")), name="register_entry_seen_in_order"
            ),
            models.CheckConstraint(
                condition=Q(judgement=Judgement.LEAD, judged_by__isnull=True, judged_at__isnull=True)
                | ~Q(judgement=Judgement.LEAD) & Q(judged_by__isnull=False, judged_at__isnull=False),
                name="register_entry_judged_by_someone",
                violation_error_message="A judgement needs a person and a time.",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.register_id})"

    @property
    def page(self) -> str:
        """The service's own page at its register, or empty where no stable address is known."""
        return CQC_PAGE.format(id=self.register_id) if self.register == Register.CQC else ""


class RegisterRun(models.Model):
    """One import of a register's file: what was read and what became of it."""

    register = models.CharField(max_length=20, choices=Register)
    ran_at = models.DateTimeField(auto_now_add=True)
    rows_read = models.PositiveIntegerField(default=0)
    relevant = models.PositiveIntegerField(default=0, help_text="Services about substance misuse.")
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0, help_text="On the register before, and no longer.")
    skipped = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-ran_at", "-pk"]
        constraints = [known_choice("register_run", "register", Register)]

    def __str__(self):
        return f"{self.get_register_display()}, {self.ran_at:%d %B %Y}"
