"""A visitor adds a line to an enquiry: it is stored once, staff are told, and what was done is open again."""

import uuid

import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client
from post_office.models import STATUS, Email

from enquiries import conversation
from enquiries.conversation import MOST_LINES
from enquiries.models import Entry
from enquiries.vocabulary import EntryKind, State
from tests.builders import make_staff
from tests.enquiries.builders import PLANTED, make_enquiry, make_entry, private_link

pytestmark = pytest.mark.django_db

LINE = f"I forgot to ask: {PLANTED}?"


@pytest.fixture(autouse=True)
def manager():
    """Somebody to tell."""
    return make_staff(is_superuser=True, email="root@example.org")


def add(client, enquiry, text=LINE, **fields):
    return client.post(private_link(enquiry), {"text": text, "key": str(uuid.uuid4())} | fields)


def test_line_is_stored_and_the_page_says_that_it_arrived(client):
    enquiry = make_enquiry()
    answer = add(client, enquiry)

    assert (answer.status_code, answer["Location"]) == (302, private_link(enquiry))
    assert Entry.objects.get().text == LINE
    assert "You added a line" in client.get(private_link(enquiry)).text


@pytest.mark.parametrize("state", [State.ANSWERED, State.CLOSED, State.SPAM])
def test_line_opens_again_what_was_done_and_they_wait_from_then_on(client, state):
    with time_machine.travel("2026-11-18 10:00", tick=False):
        enquiry = make_enquiry(state=state, answered_at="2026-11-18 10:00Z")
    with time_machine.travel("2026-11-25 10:00", tick=False):
        add(client, enquiry)
    enquiry.refresh_from_db()

    assert enquiry.state == State.NEW
    assert f"{enquiry.due_at:%d %B %H:%M}" == "26 November 10:00"


def test_line_leaves_what_somebody_has_taken_with_them(client, manager):
    enquiry = make_enquiry(state=State.TAKEN, assigned_to=manager)
    add(client, enquiry)
    enquiry.refresh_from_db()

    assert (enquiry.state, enquiry.assigned_to, enquiry.asked_again_at) == (State.TAKEN, manager, None)


def test_staff_are_told_and_the_notice_holds_nothing_of_it(client):
    enquiry = make_enquiry()
    add(client, enquiry)
    notice = Email.objects.get(subject__startswith="Something was added")

    assert notice.to == ["root@example.org"]
    assert str(enquiry.pk) in notice.message
    assert PLANTED not in repr(Email.objects.values())
    assert enquiry.token not in repr(Email.objects.values())


def test_one_notice_waits_however_many_lines_come(client):
    enquiry = make_enquiry()
    add(client, enquiry)
    add(client, enquiry, "another")
    assert Email.objects.filter(subject__startswith="Something was added").count() == 1

    Email.objects.update(status=STATUS.sent)
    add(client, enquiry, "a third")
    assert Email.objects.filter(subject__startswith="Something was added").count() == 2


def test_same_line_sent_twice_is_one_line(client):
    enquiry, key = make_enquiry(), str(uuid.uuid4())
    answers = [add(client, enquiry, key=key) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Entry.objects.count() == 1


def test_same_key_at_another_enquiry_is_another_line(client):
    key = str(uuid.uuid4())
    for enquiry in (make_enquiry(), make_enquiry()):
        add(client, enquiry, key=key)

    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write what you want to add."),
        (" \n", "Write what you"),
        ("x" * 5001, "5,000"),
        ("a\x07", "cannot be"),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(client, text, words):
    answer = add(client, make_enquiry(), text)

    assert answer.status_code == 200
    assert words in answer.text
    assert 'href="#id_text"' in answer.text
    assert not Entry.objects.exists()


def test_one_link_cannot_fill_the_inbox(client):
    enquiry = make_enquiry()
    for _ in range(MOST_LINES):
        make_entry(enquiry, EntryKind.LINE)
    answer = add(client, enquiry)

    assert answer.status_code == 429
    assert "020 7946 0123" in answer.text
    assert LINE in answer.text
    assert Entry.objects.count() == MOST_LINES


def test_what_could_not_be_stored_is_said_and_kept_on_the_page(client, monkeypatch, caplog):
    def crash(*args, **fields):
        raise DatabaseError(f"full of {PLANTED}")

    monkeypatch.setattr(conversation, "_write", crash)
    answer = add(client, make_enquiry())

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert LINE in answer.text
    assert "DatabaseError" in caplog.text
    assert PLANTED not in caplog.text


def test_notice_that_cannot_be_queued_undoes_the_line(client, monkeypatch):
    def crash(enquiry):
        raise DatabaseError

    monkeypatch.setattr(conversation, "queue_notice_of_line", crash)

    assert add(client, make_enquiry()).status_code == 503
    assert not Entry.objects.exists()


def test_stale_page_comes_back_with_what_was_typed():
    answer = add(Client(enforce_csrf_checks=True), make_enquiry())

    assert answer.status_code == 403
    assert LINE in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert not Entry.objects.exists()


def test_line_to_what_was_erased_is_gone(client):
    enquiry = make_enquiry()
    link = private_link(enquiry)
    enquiry.delete()

    assert client.post(link, {"text": LINE}).status_code == 410
