from django.conf import settings
from django.db import models


def curator_field() -> models.ForeignKey:
    """Who looks after a listing. An account that goes leaves it to nobody; its history still says who it was."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who looks after this listing. Never public.",
    )
