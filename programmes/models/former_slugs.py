from django.db import models


class FormerSlugManager(models.Manager):
    def remember(self, slug: str, programme) -> None:
        """Let `slug` lead to the programme from now on, and free the one it has just taken."""
        self.filter(slug=programme.slug).delete()
        self.update_or_create(slug=slug, defaults={"programme": programme})


class FormerSlug(models.Model):
    """An address a programme once had: addresses are for ever, so it redirects."""

    slug = models.SlugField(max_length=200, unique=True)
    programme = models.ForeignKey("programmes.Programme", models.CASCADE, related_name="former_slugs")

    objects = FormerSlugManager()

    def __str__(self):
        return self.slug
