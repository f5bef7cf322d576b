"""Records of what was done on a day: written once, never altered."""

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to alter or delete a record that only ever grows."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **fields):
        raise AppendOnlyError("A check is never altered: record a new one.")

    def bulk_update(self, objs, fields, batch_size=None):
        raise AppendOnlyError("A check is never altered: record a new one.")

    def delete(self):
        raise AppendOnlyError("A check is never deleted: record a new one.")


class AppendOnlyModel(models.Model):
    """Refuses a second save and a delete; goes only with the whole subject it is about."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnlyError("A check is never altered: record a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnlyError("A check is never deleted: record a new one.")
