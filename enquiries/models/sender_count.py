import datetime

from django.db import models, transaction


class SenderCountQuerySet(models.QuerySet):
    def locked(self, senders: list[str], ends_at: datetime.datetime) -> list["SenderCount"]:
        """The counts of `senders`, made where there were none, and nobody else's until the transaction ends.

        Written in one step, which locks a row whether it was there or not: of two at once the second
        waits, and then sees the first.
        """
        self.bulk_create(
            [self.model(sender=sender, ends_at=ends_at) for sender in senders],
            update_conflicts=True,
            unique_fields=["sender"],
            update_fields=["ends_at"],
        )
        found = self.in_bulk(senders, field_name="sender")
        return [found[sender] for sender in senders]

    def forget_ended(self, now: datetime.datetime) -> int:
        """Delete what no longer counts, and gives how many; what another process works on is left to it."""
        with transaction.atomic():
            ended = self.select_for_update(skip_locked=True).filter(ends_at__lte=now)
            return self.filter(pk__in=list(ended.values_list("pk", flat=True))).delete()[0]


class SenderCount(models.Model):
    """When one network address, which is not kept, sent something of late: see `enquiries/limit.py`."""

    sender = models.CharField(max_length=64)
    # Moments of what was stored, in seconds since 1970.
    moments = models.JSONField(default=list)
    ends_at = models.DateTimeField(db_index=True)

    objects = SenderCountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sender"],
                name="sender_count_once",
                violation_error_message="This address has a count already.",
            ),
        ]

    def __str__(self):
        return f"{len(self.moments)} until {self.ends_at:%H:%M}"
