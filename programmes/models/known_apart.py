from django.conf import settings
from django.db import models
from django.db.models import F


class KnownApart(models.Model):
    """Somebody looked at two listings that look alike: they are not the same.

    The keys are no references: what becomes of the listings later changes nothing.
    """

    first = models.UUIDField()
    second = models.UUIDField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="known_apart_once"),
            models.CheckConstraint(condition=models.Q(first__lt=F("second")), name="known_apart_in_order"),
        ]

    def __str__(self):
        return f"{self.first} is not {self.second}"
