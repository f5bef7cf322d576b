"""Records of what was done on a day: written once, never altered."""

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to alter or delete a record that only ever grows."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **fields):
        raise AppendOnlyError("What was written once is never altered: add a new one.")

    def bulk_update(self, objs, fields, batch_size=None):
        raise AppendOnlyError("What was written once is never altered: add a new one.")

    def delete(self):
        raise AppendOnlyError("What was written once is never deleted: add a new one.")


class AppendOnlyModel(models.Model):
    """Refuses a second save and a delete; goes only with the whole subject it is about."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnlyError("What was written once is never altered: add a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnlyError("What was written once is never deleted: add a new one.")
