"""The demonstration's questions have been answered, added to, called about and handed over, as the site would do it."""

import datetime
import re

import time_machine
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS, Email

from enquiries.models import Absence, Enquiry, Entry
from enquiries.visitor_mail import THE_VISITOR
from enquiries.vocabulary import STATE_FOR_THE_VISITOR, CallOutcome, EntryKind, State
from tests.desk.demonstration import TODAY

NOON = datetime.datetime.combine(TODAY, datetime.time(12))


def test_every_kind_of_entry_and_every_end_of_a_call_is_there(filled):
    with_words = set(EntryKind.values) - set(State.values)  # what a button does is named as its state
    assert set(Entry.objects.values_list("kind", flat=True)) == with_words
    assert set(Entry.objects.exclude(outcome="").values_list("outcome", flat=True)) == set(CallOutcome)


def test_entries_come_after_their_question_in_order_and_before_today(filled):
    for enquiry in Enquiry.objects.prefetch_related("entries"):
        moments = [entry.written_at for entry in enquiry.entries.order_by("pk")]
        assert moments == sorted(moments)
        assert all(enquiry.created_at < at and timezone.localdate(at) < TODAY for at in moments)


def test_what_is_answered_says_how(filled):
    for enquiry in Enquiry.objects.filter(state=State.ANSWERED):
        answers = enquiry.entries.filter(kind=EntryKind.ANSWER) | enquiry.entries.filter(
            outcome=CallOutcome.REACHED
        )
        assert answers.get().written_at == enquiry.answered_at, enquiry.reference


def test_one_was_answered_and_asked_again_and_waits(filled):
    (again,) = Enquiry.objects.exclude(asked_again_at=None)
    line = again.entries.lines().get()

    assert (again.state, again.asked_again_at) == (State.NEW, line.written_at)
    assert again.answered_at < line.written_at


def test_whoever_wrote_may_see_it(filled):
    for entry in Entry.objects.exclude(written_by=None).select_related("enquiry", "written_by"):
        was_handed_on = entry.enquiry.entries.filter(kind=EntryKind.HANDED_OVER).exists()
        assert was_handed_on or Enquiry.objects.visible_to(entry.written_by).filter(pk=entry.enquiry_id)


def test_a_hand_over_is_told_of_with_its_day(filled):
    for entry in Entry.objects.filter(kind=EntryKind.HANDED_OVER).select_related("enquiry"):
        when = timezone.localtime(entry.written_at)
        assert f"{when:%d %b %Y, %H:%M}: {entry.written_by} handed it over to " in entry.enquiry.why_here
        assert entry.enquiry.assigned_to != entry.written_by


def test_nothing_that_was_written_reaches_anybody(filled):
    """No number, no address, and no mail to a visitor that still waits to be sent."""
    assert not [entry for entry in Entry.objects.all() if re.search(r"\d{3}|@|http", entry.text)]
    to_visitors = [mail for mail in Email.objects.all() if THE_VISITOR in mail.to]
    assert to_visitors
    assert {mail.status for mail in to_visitors} == {STATUS.sent}


def test_the_private_link_shows_every_state(client, filled):
    shown = set()
    with time_machine.travel(NOON, tick=False):
        for enquiry in Enquiry.objects.exclude(erase_on__lte=TODAY):
            page = client.get(reverse("enquiries:yours", args=[enquiry.token]))
            assert page.status_code == 200
            shown |= {state for state, words in STATE_FOR_THE_VISITOR.items() if str(words) in page.text}

    assert shown == set(State)


def test_absences_are_over_to_come_and_without_an_end_and_nobody_who_answers_is_away(filled):
    absences = Absence.objects.select_related("person")

    assert [one for one in absences if one.ends_on and one.ends_on < TODAY]
    assert [one for one in absences if one.starts_on > TODAY]
    assert [one for one in absences if one.ends_on is None]
    away = {one.person.username for one in absences.on(TODAY)}
    assert away.isdisjoint({"handler", "manager"})
