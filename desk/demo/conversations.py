"""What came of a few questions: visitors' lines, answers, calls, notes and hand-overs, as staff and visitors would write them."""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import models
from post_office.models import STATUS, Email

from desk.demo.dice import uid
from desk.demo.exchanged import AWAY, EXCHANGED, Said
from desk.demo.moments import days_before
from enquiries.conversation import add_line, answer, hand_over, record_call, write_note
from enquiries.models import Absence, Enquiry, Entry
from enquiries.reasons import why_handed_over
from enquiries.vocabulary import EntryKind


def hold_conversations(enquiries: list[Enquiry], users: dict[str, User]) -> None:
    """Through the site's own services, so that each mail and each state follows; then on its day."""
    for number, said in EXCHANGED.items():
        for place, one in enumerate(said):
            enquiry = Enquiry.objects.select_related("assigned_to").get(pk=enquiries[number].pk)
            _say(enquiry, one, uid("said", number, place), users)
            _send_back_in_time(enquiry, one)


def _say(enquiry: Enquiry, said: Said, form_key, users: dict[str, User]) -> None:
    """Whoever has it speaks for us, and hands it to the other of the two who answer."""
    if said.kind == EntryKind.LINE:
        add_line(enquiry, form_key=form_key, text=said.text)
        return
    by = enquiry.assigned_to
    if said.kind == EntryKind.ANSWER:
        answer(enquiry, form_key=form_key, user=by, text=said.text)
    elif said.kind == EntryKind.CALL:
        record_call(enquiry, form_key=form_key, user=by, outcome=said.outcome, text=said.text)
    elif said.kind == EntryKind.NOTE:
        write_note(enquiry, form_key=form_key, user=by, text=said.text)
    else:
        to = users["manager"] if by == users["handler"] else users["handler"]
        hand_over(enquiry, form_key=form_key, user=by, to=to, text=said.text)


def _send_back_in_time(before: Enquiry, said: Said) -> None:
    """What was written just now, and what it did, happened so many hours after the question came."""
    at = before.created_at + datetime.timedelta(hours=said.hours)
    # Past the manager: an entry is never altered, and this one is only now being made.
    entries: models.QuerySet = models.QuerySet(Entry)
    entries.filter(pk=before.entries.latest("pk").pk).update(written_at=at)
    now = Enquiry.objects.without_words().get(pk=before.pk)
    if now.answered_at != before.answered_at:
        now.answered_at = at
    if now.asked_again_at != before.asked_again_at:
        now.asked_again_at = at
    if said.kind == EntryKind.HANDED_OVER:
        line = why_handed_over(before.assigned_to, now.assigned_to, at)
        now.why_here = f"{before.why_here}\n{line}"
    now.save(update_fields=["answered_at", "asked_again_at", "why_here"])
    mails = Email.objects.filter(subject__contains=now.reference, status=STATUS.queued)
    # Of an open one the last notice waits still.
    if not now.is_open:
        mails.update(status=STATUS.sent, created=at, last_updated=at)


def make_absences(users: dict[str, User], today: datetime.date) -> list[Absence]:
    """Over, to come, and until further notice; nobody who answers is away today, so what was routed stays."""
    return Absence.objects.bulk_create(_absences(users, today))


def _absences(users: dict[str, User], today: datetime.date) -> Iterable[Absence]:
    for name, first, last in AWAY:
        ends_on = None if last is None else days_before(today, last)
        yield Absence(person=users[name], starts_on=days_before(today, first), ends_on=ends_on)
