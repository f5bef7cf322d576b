"""Which posts a leadership check confirmed."""

from collections.abc import Iterable, Iterator

from desk.demo.plans import Plan
from programmes.models import Appointment, FactCheck, Programme
from programmes.vocabulary import CheckOutcome, LedBy, Topic


def confirmations(
    pairs: list[tuple[Plan, Programme]], posts: Iterable[Appointment], checks: Iterable[FactCheck]
) -> Iterator:
    """Rows that join each leadership check to the posts held then; none where a claim stays a claim."""
    open_posts: dict = {}
    for post in posts:
        if post.ends_on is None:
            open_posts.setdefault(post.programme_id, []).append(post)
    unconfirmed = {programme.pk for plan, programme in pairs if plan.outcome == LedBy.CLAIMED}
    for check in checks:
        if _can_confirm(check) and check.programme_id not in unconfirmed:
            for post in open_posts.get(check.programme_id, []):
                yield FactCheck.appointments.through(factcheck_id=check.pk, appointment_id=post.pk)


def _can_confirm(check: FactCheck) -> bool:
    return check.topic == Topic.LEADERSHIP and check.outcome != CheckOutcome.NOT_REACHED
