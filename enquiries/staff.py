"""Who of the staff may open an enquiry: one rule for the team's form, for routing and for notices."""

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def staff_who_may(permission: str) -> QuerySet:
    """Active staff who hold `permission`, superusers among them; the admin lets nobody else in."""
    holders = get_user_model().objects.with_perm(permission, backend=MODEL_BACKEND)
    return holders.filter(is_staff=True)


def may_open_enquiries() -> Q:
    """To filter users by. A link to an enquiry answers anybody else with a 403."""
    return Q(pk__in=staff_who_may("enquiries.view_enquiry").values("pk"))
