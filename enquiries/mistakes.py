"""What happens to a report of a mistake: it is stored, decided on by a curator, and erased."""

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from enquiries.keys import key_of, mark_of
from enquiries.limit import TooMany, count_one, reports
from enquiries.models import MistakeReport
from enquiries.vocabulary import MistakeState


def was_sent(form_key: uuid.UUID) -> bool:
    """Whether a form with this key was stored, whatever it said."""
    return MistakeReport.objects.filter(form_mark=mark_of(form_key)).exists()


@sensitive_variables()
def report(
    *, form_key: uuid.UUID, programme, network: str, is_suspected: bool = False, **answers
) -> MistakeReport:
    """Store a report that came from `network` (see address.py), and count it. `is_suspected`: it looks like spam.

    The same answers under the same form key give the report that was stored first, also when two
    arrive at once or the limit has been reached since. Raises TooMany, or django.db.Error when
    it could not be stored.
    """
    key = key_of(form_key, [programme], answers)
    try:
        with transaction.atomic():
            count_one(reports(timezone.now()), network)
            fields = answers | {"state": MistakeState.SUSPECTED if is_suspected else MistakeState.OPEN}
            return _store(idempotency_key=key, form_mark=mark_of(form_key), programme=programme, **fields)
    except (IntegrityError, TooMany):
        earlier = MistakeReport.objects.without_words().filter(idempotency_key=key).first()
        if earlier is None:
            raise
        return earlier


@sensitive_variables()
def _store(**fields) -> MistakeReport:
    return MistakeReport.objects.create(**fields)


def decide(report: MistakeReport, state: MistakeState, user) -> bool:
    """Accept, decline or reopen as `user`; False, and nothing done, if somebody else decided meanwhile.

    Only what is open is decided on; what was decided is opened again, and what may be spam is opened first.
    """
    is_reopened = state == MistakeState.OPEN
    by, at = (None, None) if is_reopened else (user, timezone.now())
    unchanged = MistakeReport.objects.filter(pk=report.pk)
    unchanged = unchanged.exclude(state=state) if is_reopened else unchanged.open()
    return bool(unchanged.update(state=state, decided_by=by, decided_at=at))
