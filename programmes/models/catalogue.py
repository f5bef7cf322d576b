from django.db import models
from django.db.models import Q


class Catalogue(models.Model):
    """What this database as a whole is: one row, made when first asked for."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="catalogue_single")]

    def __str__(self):
        return "demonstration" if self.is_demonstration else "live"

    @classmethod
    def is_demo(cls) -> bool:
        """Whether the listings are invented: then every page says so and robots are told to stay away."""
        return cls.objects.filter(is_demonstration=True).exists()
