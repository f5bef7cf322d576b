"""Who of the staff may open an enquiry: one rule for the team's form, for routing and for notices."""

from django.db.models import Q

from programmes.staff import staff_who_may


def may_open_enquiries() -> Q:
    """To filter users by. A link to an enquiry answers anybody else with a 403."""
    return Q(pk__in=staff_who_may("enquiries.view_enquiry").values("pk"))
