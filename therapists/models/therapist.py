import datetime
import re
import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from therapists.models.agreement import NamingAgreement
from therapists.models.register_check import RegisterCheck

HCPC_NUMBER = r"^AS[0-9]+\Z"


def normalise_hcpc_number(text: str) -> str:
    """Upper case without spaces; leading zeros are part of the number and stay."""
    return re.sub(r"\s+", "", text).upper()


class HCPCNumberField(models.CharField):
    """An arts therapist's HCPC number, empty where it is not known (source of the form: docs/decisions.md)."""

    default_validators = [RegexValidator(HCPC_NUMBER, "Write the number as AS and digits, such as AS012345.")]

    def to_python(self, value):
        value = super().to_python(value)
        return normalise_hcpc_number(value) if value else value


class TherapistQuerySet(models.QuerySet):
    def public(self):
        """Therapists who agree today to be named. Everything that names a person asks this."""
        return self.filter(
            Exists(NamingAgreement.objects.open(timezone.localdate()).filter(therapist=OuterRef("pk")))
        )

    def to_look_up(self, today: datetime.date):
        """Whom to look up on the register, the oldest look first: no look, or one that no longer counts.

        Only of those who are named in public, or who hold a post that the register has to bear out.
        """
        looks = RegisterCheck.objects.filter(therapist=OuterRef("pk")).newest_first()
        appointments = self.model._meta.get_field("appointments").related_model
        posts = appointments.objects.for_register(today)  # type: ignore[union-attr]
        is_needed = Q(pk__in=self.model.objects.public().values("pk")) | Exists(
            posts.filter(therapist=OuterRef("pk"))
        )
        looked_at = self.annotate(
            # One word for both: asked whether it is false or null, the engine looks twice.
            look_counts=Coalesce(
                Subquery(looks.with_counts(today).values("counts")[:1]),
                False,
                output_field=models.BooleanField(),
            ),
            looked_on=Subquery(looks.values("checked_on")[:1]),
        )
        due = looked_at.filter(is_needed, look_counts=False)
        return due.order_by(F("looked_on").asc(nulls_first=True), "name", "pk")

    def withdrawn(self):
        """Therapists who once agreed to be named, and no longer do."""
        return self.filter(agreements__withdrawn_on__isnull=False).exclude(pk__in=self.public()).distinct()


class Therapist(models.Model):
    """A person who leads music therapy. Without a register check the title is never printed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, help_text="First name and surname, as on the register.")
    slug = models.SlugField(
        max_length=140, unique=True, help_text="Part of the page's address. It never changes once made."
    )
    hcpc_number = HCPCNumberField(
        "HCPC number",
        max_length=12,
        blank=True,
        help_text="AS and digits. Leave empty if you do not know it: then nobody is called registered.",
    )
    approaches = models.TextField(
        blank=True,
        help_text="How this person works, in their own words. Shown only if they agreed to be named.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TherapistQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hcpc_number="") | Q(hcpc_number__regex=HCPC_NUMBER),
                name="therapist_hcpc_number_form",
                violation_error_message="Write the HCPC number as AS and digits, such as AS012345.",
            ),
            models.UniqueConstraint(
                fields=["hcpc_number"],
                condition=~Q(hcpc_number=""),
                name="therapist_hcpc_number_once",
                violation_error_message="Another therapist already has this HCPC number.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="therapist_named",
                violation_error_message="Write the therapist's name.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("therapists:detail", args=[self.slug])

    @property
    def initials(self) -> str:
        """First letters of the first and last name."""
        names = self.name.split()
        return "".join(name[0] for name in [names[0], *names[1:][-1:]]).upper() if names else ""
