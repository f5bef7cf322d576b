import secrets

from django.db import models
from django.db.models import Q


class CatalogueQuerySet(models.QuerySet):
    def draw_version(self) -> None:
        """Say that the listings changed. Drawn, not counted: a rolled back change takes its version with it."""
        version = secrets.token_hex(8)
        if not self.filter(pk=1).update(version=version):
            self.bulk_create([self.model(version=version)], ignore_conflicts=True)

    def version(self) -> str:
        return self.state()[0]

    def state(self) -> tuple[str, bool]:
        """The version, and whether the listings are invented."""
        return self.filter(pk=1).values_list("version", "is_demonstration").first() or ("", False)


class Catalogue(models.Model):
    """What this database as a whole is: one row, made when first asked for."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    is_demonstration = models.BooleanField(default=False)
    version = models.CharField(max_length=16, blank=True)

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="catalogue_single")]

    def __str__(self):
        return "demonstration" if self.is_demonstration else "live"

    @classmethod
    def is_demo(cls) -> bool:
        """Whether the listings are invented: then every page says so and robots are told to stay away."""
        return cls.objects.filter(is_demonstration=True).exists()
