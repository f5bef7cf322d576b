import datetime

from django.db import models
from django.db.models import F, Q


class NamingAgreementQuerySet(models.QuerySet):
    def open(self, today: datetime.date):
        """Agreements that stand: given by today, and not withdrawn."""
        return self.filter(given_on__lte=today, withdrawn_on__isnull=True)


class AgreementMethod(models.TextChoices):
    EMAIL = "email", "E-mail"
    LETTER = "letter", "Letter"
    PHONE = "phone", "Phone call"
    FORM = "form", "Signed form"


class NamingAgreement(models.Model):
    """A therapist's agreement to be named in public: given on, how, to which words, withdrawn on."""

    therapist = models.ForeignKey("therapists.Therapist", models.CASCADE, related_name="agreements")
    given_on = models.DateField()
    method = models.CharField("how", max_length=10, choices=AgreementMethod)
    wording = models.TextField(help_text="The words the person agreed to.")
    withdrawn_on = models.DateField(
        null=True, blank=True, help_text="From this day the name is nowhere on the public site."
    )

    objects = NamingAgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                name="agreement_given_before_withdrawn",
                violation_error_message="The agreement cannot be withdrawn before it was given.",
            ),
            models.UniqueConstraint(
                fields=["therapist"],
                condition=Q(withdrawn_on__isnull=True),
                name="agreement_one_open",
                violation_error_message="This therapist already has an agreement that stands.",
            ),
            models.CheckConstraint(
                condition=~Q(wording=""),
                name="agreement_has_wording",
                violation_error_message="Record the words the person agreed to.",
            ),
        ]

    def __str__(self):
        return f"agreement of {self.given_on}"
