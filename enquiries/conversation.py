"""What is written to an enquiry after it came: the visitor's lines, and the answers, calls and notes of staff.

Each is one transaction with what follows from it. A form that is sent twice is written down once.
"""

import uuid

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from enquiries.keys import key_of
from enquiries.models import Enquiry, Entry, Team
from enquiries.moved_on import refuse_if_moved_on
from enquiries.notices import queue_notice_of_hand_over, queue_notice_of_line
from enquiries.reasons import why_handed_over
from enquiries.services import locked, set_state
from enquiries.visitor_mail import queue_mail_about_answer
from enquiries.vocabulary import CallOutcome, EntryKind, State

# So that whoever has a link cannot fill the inbox through it.
MOST_LINES = 20


class TooManyLines(Exception):
    """So much was added to this enquiry that a call is the better way."""


@sensitive_variables()
def _write(current: Enquiry, form_key: uuid.UUID, kind: EntryKind, seen: str | None = None, **fields) -> bool:
    """Write it down; False if this form did already. `current` is locked, so that two never arrive at once.

    `seen`: what the form's page showed (see moved_on.py). Raises MovedOn.
    """
    said = {name: str(value) for name, value in fields.items()}
    key = key_of(form_key, (), {"enquiry": str(current.pk), "kind": kind.value} | said)
    if Entry.objects.filter(idempotency_key=key).exists():
        return False
    refuse_if_moved_on(current, seen)
    Entry.objects.create(enquiry=current, kind=kind, idempotency_key=key, **fields)
    return True


@sensitive_variables()
def add_line(enquiry: Enquiry, *, form_key: uuid.UUID, text: str) -> None:
    """What the visitor adds: staff are told, and what was answered, closed or taken for spam is open again.

    Raises TooManyLines, or Enquiry.DoesNotExist if it was erased meanwhile.
    """
    with transaction.atomic():
        current = locked(enquiry)
        is_full = current.entries.lines().count() >= MOST_LINES
        if not _write(current, form_key, EntryKind.LINE, text=text):
            return
        if is_full:
            raise TooManyLines
        if not current.is_open:
            current.state, current.asked_again_at = State.NEW, timezone.now()
            # A new promise, of which staff have not been told.
            current.told_near_at = current.told_late_at = None
            current.save(update_fields=["state", "asked_again_at", "told_near_at", "told_late_at"])
        queue_notice_of_line(current)


@sensitive_variables()
def answer(enquiry: Enquiry, *, form_key: uuid.UUID, user: User, text: str, seen: str | None = None) -> None:
    """Stands behind the private link; a visitor who left an e-mail address is told that it does."""
    with transaction.atomic():
        current = locked(enquiry)
        if _write(current, form_key, EntryKind.ANSWER, seen, text=text, written_by=user):
            set_state(current, State.ANSWERED, user)
            queue_mail_about_answer(current)


@sensitive_variables()
def record_call(
    enquiry: Enquiry,
    *,
    form_key: uuid.UUID,
    user: User,
    outcome: CallOutcome,
    text: str = "",
    seen: str | None = None,
) -> None:
    """Whoever reached the visitor has answered; whoever did not has taken it, if nobody had."""
    with transaction.atomic():
        current = locked(enquiry)
        if not _write(current, form_key, EntryKind.CALL, seen, outcome=outcome, text=text, written_by=user):
            return
        if outcome == CallOutcome.REACHED:
            set_state(current, State.ANSWERED, user)
        elif current.state == State.NEW:
            set_state(current, State.TAKEN, user)


@sensitive_variables()
def write_note(enquiry: Enquiry, *, form_key: uuid.UUID, user: User, text: str) -> None:
    """For staff alone."""
    with transaction.atomic():
        _write(locked(enquiry), form_key, EntryKind.NOTE, text=text, written_by=user)


@sensitive_variables()
def hand_over(
    enquiry: Enquiry,
    *,
    form_key: uuid.UUID,
    user: User,
    to: User | Team,
    text: str = "",
    seen: str | None = None,
) -> None:
    """To a colleague, or to a team and whoever of it has the fewest open ones. An open one is new to them."""
    with transaction.atomic():
        current = locked(enquiry)
        words = f"To {to}. {text}".strip()
        if not _write(current, form_key, EntryKind.HANDED_OVER, seen, text=words, written_by=user):
            return
        if isinstance(to, Team):
            current.team, current.assigned_to = to, to.present_members().first()
        else:
            current.assigned_to = to
        if current.is_open:
            current.state = State.NEW
        current.why_here = f"{current.why_here}\n{why_handed_over(user, to, timezone.now())}".lstrip()
        current.save(update_fields=["team", "assigned_to", "state", "why_here"])
        queue_notice_of_hand_over(current)
