from collections.abc import Sequence
from uuid import UUID

from django.db import models


class FormerSlugManager(models.Manager):
    def remember(self, slug: str, programme) -> None:
        """Let `slug` lead to the programme from now on, and free the one it has just taken."""
        self.remember_all([(slug, programme.slug, programme.pk)])

    def remember_all(self, moves: Sequence[tuple[str, str, UUID]]) -> None:
        """The same for many programmes at once: each one's old slug, its new one, and its key."""
        self.filter(slug__in=[new for _, new, _ in moves]).delete()
        rows = [self.model(slug=old, programme_id=pk) for old, _, pk in moves]
        self.bulk_create(
            rows, update_conflicts=True, unique_fields=["slug"], update_fields=["programme"], batch_size=500
        )


class FormerSlug(models.Model):
    """An address a programme once had: addresses are for ever, so it redirects."""

    slug = models.SlugField(max_length=200, unique=True)
    programme = models.ForeignKey("programmes.Programme", models.CASCADE, related_name="former_slugs")

    objects = FormerSlugManager()

    def __str__(self):
        return self.slug
