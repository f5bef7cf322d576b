"""Which posts a leadership check confirmed."""

from collections.abc import Iterable, Iterator

from desk.demo.plans import Plan
from programmes.models import Appointment, FactCheck, Programme
from programmes.vocabulary import ANSWERED, LedBy, Topic


def confirmations(pairs: list[tuple[Plan, Programme]], checks: Iterable[FactCheck]) -> Iterator:
    """Rows that join each leadership check that got an answer to the posts held that day.

    None where a claim is to stay a claim.
    """
    unconfirmed = {programme.pk for plan, programme in pairs if plan.outcome == LedBy.CLAIMED}
    answered = (check for check in checks if check.topic == Topic.LEADERSHIP and check.outcome in ANSWERED)
    for check in answered:
        if check.programme_id not in unconfirmed:
            yield from _joins(check)


def _joins(check: FactCheck) -> Iterator:
    held = Appointment.objects.filter(programme=check.programme_id).open(check.checked_on)
    for pk in held.values_list("pk", flat=True):
        yield FactCheck.appointments.through(factcheck_id=check.pk, appointment_id=pk)
