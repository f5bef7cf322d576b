"""How often somebody tried to sign in of late."""

import datetime

from django.db import models, transaction

# Tries are counted for this long from the first; those refused are not counted, so that nothing is closed for longer.
WINDOW = datetime.timedelta(minutes=15)


class SignInTriesQuerySet(models.QuerySet["SignInTries"]):
    def take_one(
        self, key: str, now: datetime.datetime, limit: int, pause: datetime.timedelta = datetime.timedelta(0)
    ) -> bool:
        """Count one try under `key`; False, and nothing counted, when `limit` of them were taken within WINDOW.

        For `pause`, which is no longer than WINDOW, after one that was used up nothing is counted: it cannot be closed
        again at once.
        """
        self._forget_ended(now)
        with transaction.atomic():
            tries = self._locked(key, now)
            ends_at = tries.began_at + WINDOW
            if now >= ends_at:
                if tries.number >= limit and now < ends_at + pause:
                    return True
                tries.began_at, tries.number = now, 0
            if tries.number >= limit:
                return False
            tries.number += 1
            tries.save()
            return True

    def _locked(self, key: str, now: datetime.datetime) -> "SignInTries":
        """Those under `key`, made where there were none, and nobody else's until the transaction ends.

        Written in one step, which locks a row whether it was there or not: of two at once the second waits, and then
        sees the first; and nobody forgets it in between.
        """
        self.bulk_create(
            [self.model(key=key, began_at=now)],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["key"],
        )
        return self.get(key=key)

    def _forget_ended(self, now: datetime.datetime) -> None:
        """Delete what no longer counts; what another process works on is left to it."""
        with transaction.atomic():
            ended = self.select_for_update(skip_locked=True).filter(began_at__lt=now - 2 * WINDOW)
            self.filter(pk__in=list(ended.values_list("pk", flat=True))).delete()

    def give_back(self, key: str, now: datetime.datetime) -> None:
        """Take back one try of the WINDOW that is running: it was not a guess."""
        running = self.filter(key=key, began_at__gt=now - WINDOW, number__gt=0)
        running.update(number=models.F("number") - 1)


class SignInTries(models.Model):
    """How many tries there were of late under one key, which names neither a person nor an address: see `sign_in/tries.py`."""

    key = models.CharField(max_length=64)
    began_at = models.DateTimeField(db_index=True)
    number = models.PositiveSmallIntegerField(default=0)

    objects = SignInTriesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "sign-in tries"
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                name="sign_in_tries_once",
                violation_error_message="These tries are counted already.",
            ),
        ]

    def __str__(self):
        return f"{self.number} since {self.began_at:%H:%M}"
