"""Who of the staff may do a thing: the admin lets nobody else in."""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def staff_who_may(permission: str) -> QuerySet:
    """Active staff who hold `permission`, superusers among them."""
    holders = get_user_model().objects.with_perm(permission, backend=MODEL_BACKEND)
    return holders.filter(is_staff=True)


def may_curate() -> QuerySet:
    """Whom a centre or a programme can be given to."""
    return staff_who_may("programmes.change_programme").order_by("username")
