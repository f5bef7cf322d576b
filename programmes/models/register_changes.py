"""What imports changed of the registers' rows that are ours, and what staff decided of a difference."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from programmes.fields import known_choice


class DifferenceKind(models.TextChoices):
    """In what a register and our centre can differ. An address is one thing: half of it taken over is false."""

    LEFT = "left", "Left the register"
    FELL = "fell", "Rating fell"
    NAME = "name", "Name"
    ADDRESS = "address", "Address"
    REGION = "region", "Region"
    PHONE = "phone", "Phone"
    WEBSITE = "website", "Website"
    RATING = "rating", "Rating"
    STATUS = "status", "Status on the register"
    BACK = "back", "Back on the register"


# Told to everybody who keeps the centre's programmes, until a curator has looked into it.
ALERTS = (DifferenceKind.LEFT, DifferenceKind.FELL)


class RegisterChange(models.Model):
    """What a register said before an import changed it. Kept of rows that are ours alone."""

    entry = models.ForeignKey("programmes.RegisterEntry", models.CASCADE, related_name="changes")
    run = models.ForeignKey("programmes.RegisterRun", models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=DifferenceKind)
    before = models.TextField(blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["changed_at", "pk"]
        constraints = [known_choice("register_change", "kind", DifferenceKind)]

    def __str__(self):
        return f"{self.get_kind_display()}, until {self.changed_at:%d %B %Y}: {self.before or 'nothing'}"


class RegisterDecision(models.Model):
    """Somebody saw what the register says and kept ours, or took note. The newest of a kind counts.

    It holds while the register goes on saying the same (`programmes.registers.differences`).
    """

    entry = models.ForeignKey("programmes.RegisterEntry", models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=10, choices=DifferenceKind)
    value = models.TextField(blank=True, help_text="What the register said.")
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [
            known_choice("register_decision", "kind", DifferenceKind),
            models.CheckConstraint(
                condition=~Q(kind__in=ALERTS) | ~Q(note=""),
                name="register_decision_alert_has_note",
                violation_error_message="Write what you found, and what you did about it.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.value}"
