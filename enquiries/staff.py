"""Who of the staff may open an enquiry: one rule for the team's form, for routing and for notices."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q

from programmes.staff import staff_who_may


def may_open_enquiries() -> Q:
    """To filter users by. A link to an enquiry answers anybody else with a 403."""
    return Q(pk__in=staff_who_may("enquiries.view_enquiry").values("pk"))


def would_open_enquiries(user: User, *, is_superuser: bool, groups: Iterable[Group]) -> bool:
    """Whether an active member of staff could still open one, were these the roles of `user`."""
    its = Permission.objects.filter(content_type__app_label="enquiries", codename="view_enquiry")
    held = its.filter(Q(group__in=groups) | Q(user=user))
    return is_superuser or held.exists()
