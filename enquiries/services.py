"""What happens to an enquiry: it is stored with its notice, moved on by staff, and erased."""

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.debug import sensitive_variables

from enquiries import consent
from enquiries.journal import empty_when_done
from enquiries.keys import key_of, mark_of
from enquiries.limit import TooMany, count_one, questions
from enquiries.models import AlsoAbout, Enquiry, Entry
from enquiries.moved_on import MovedOn, refuse_if_moved_on
from enquiries.moved_on import mark_of as mark_of_enquiry
from enquiries.notices import queue_notice
from enquiries.outbox import erase_mails_about
from enquiries.reasons import why_here
from enquiries.routing import route
from enquiries.turns import in_turn
from enquiries.vocabulary import SET_ASIDE, EntryKind, State


def was_sent(form_key: uuid.UUID) -> bool:
    """Whether a form with this key was stored, whatever it said."""
    return Enquiry.objects.filter(form_mark=mark_of(form_key)).exists()


@sensitive_variables()
def submit(
    *,
    form_key: uuid.UUID,
    programmes: Sequence = (),
    network: str | None = None,
    is_suspected: bool = False,
    **answers,
) -> Enquiry:
    """Store an enquiry, route it and queue its notice, all or nothing.

    The same answers under the same form key give the enquiry that was stored first, also when two
    arrive at once or the limit has been reached since. Raises TooMany, or django.db.Error when it
    could not be stored. `network`: where a visitor sent it from (see address.py), to be counted.
    `is_suspected`: it looks like spam, so nobody is told until somebody has looked.
    """
    key = key_of(form_key, programmes, answers)
    try:
        with in_turn(), transaction.atomic():
            if network is not None:
                count_one(questions(timezone.now()), network)
            fields = answers | {"state": State.SUSPECTED if is_suspected else State.NEW}
            return _store(idempotency_key=key, form_mark=mark_of(form_key), programmes=programmes, **fields)
    except (IntegrityError, TooMany):
        earlier = Enquiry.objects.without_words().filter(idempotency_key=key).first()
        if earlier is None:
            raise
        return earlier


@sensitive_variables()
def _store(*, programmes: Sequence, **fields) -> Enquiry:
    consent_version = consent.current_version()
    first, others = (programmes[0], programmes[1:]) if programmes else (None, ())
    # What staff read of it is in their language, whichever the visitor's is.
    with override(settings.LANGUAGE_CODE):
        way = route(programmes, fields["asking_for"])
        enquiry = Enquiry.objects.create(
            programme=first,
            team=way.team,
            assigned_to=way.person,
            rule=way.rule,
            why_here=why_here(way, programmes),
            consent_version=consent_version,
            **fields,
        )
        AlsoAbout.objects.bulk_create(AlsoAbout(enquiry=enquiry, programme=one) for one in others)
        if enquiry.is_open:
            queue_notice(enquiry)
    return enquiry


def move(enquiry: Enquiry, state: State, user, seen: str | None = None) -> None:
    """Set the state as `user`, who becomes the one it is assigned to by taking it, or if nobody was.

    NEW is for what was set aside as spam: it comes back to whom it went, who is told of it. `seen`: what the page
    showed (see moved_on.py). Raises MovedOn, also where a take that saw nothing would take it from somebody.
    """
    with transaction.atomic():
        current = locked(enquiry)
        is_held_by_another = current.state == State.TAKEN and current.assigned_to_id not in (None, user.pk)
        if current.state == state and not is_held_by_another:
            return
        refuse_if_moved_on(current, seen)
        if state == State.TAKEN and is_held_by_another and not seen:
            raise MovedOn(current, [], mark_of_enquiry(current))
        Entry.objects.create(enquiry=current, kind=EntryKind(state.value), written_by=user)
        if state == State.NEW:
            _bring_back(current)
        else:
            set_state(current, state, user)


def locked(enquiry: Enquiry) -> Enquiry:
    """As it stands now, and to be changed by nobody else until the caller's transaction ends.

    Raises Enquiry.DoesNotExist if it was erased meanwhile.
    """
    return Enquiry.objects.without_words().select_for_update().get(pk=enquiry.pk)


def set_state(current: Enquiry, state: State, user) -> None:
    """The same as `move`, for one that is locked."""
    current.state = state
    if state == State.TAKEN or current.assigned_to_id is None:
        current.assigned_to = user
    if state == State.ANSWERED and current.answered_at is None:
        current.answered_at = timezone.now()
    current.save(update_fields=["state", "assigned_to", "answered_at"])


def _bring_back(enquiry: Enquiry) -> None:
    """What was answered before it was set aside is answered still, and waits for nobody."""
    if enquiry.state not in SET_ASIDE:
        return
    enquiry.state = State.ANSWERED if enquiry.answered_at else State.NEW
    enquiry.save(update_fields=["state"])
    if enquiry.is_open:
        queue_notice(enquiry)


def erase(enquiries) -> tuple[int, int]:
    """Erase a QuerySet of enquiries, all that was written to them, and the mails that name them.

    Gives how many enquiries and how many mails.
    """
    with transaction.atomic():
        references = list(enquiries.values_list("reference", flat=True))
        mails = erase_mails_about(references)
        # Not decrypted: what was altered goes too, and keeps nothing else here.
        Enquiry.objects.without_words().filter(reference__in=references).delete()
        empty_when_done()
    return len(references), mails
