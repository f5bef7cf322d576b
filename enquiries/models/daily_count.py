import datetime

from django.db import models
from django.db.models import F


class DailyCountQuerySet(models.QuerySet):
    def take_one(self, day: datetime.date, sender: str, limit: int) -> bool:
        """Count one more of `sender` on `day`; False, and nothing counted, if that would be more than `limit`.

        The row is locked until the caller's transaction ends, so of two at once the second sees the
        first, and what is undone was never counted.
        """
        self.get_or_create(day=day, sender=sender)
        return bool(self.filter(day=day, sender=sender, number__lt=limit).update(number=F("number") + 1))

    def of_former_days(self, today: datetime.date):
        return self.filter(day__lt=today)


class DailyCount(models.Model):
    """How many reports came on one day from one network address, which is not kept: see `enquiries/limit.py`."""

    day = models.DateField()
    sender = models.CharField(max_length=64)
    number = models.PositiveIntegerField(default=0)

    objects = DailyCountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "sender"],
                name="daily_count_once",
                violation_error_message="This address has a count for that day already.",
            ),
        ]

    def __str__(self):
        return f"{self.number} on {self.day}"
