"""Words planted in every field, by the visitor and by staff, are found nowhere but where they are to be read."""

import uuid

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.db import connection
from post_office.models import Email

from enquiries import conversation
from enquiries.models import Enquiry
from tests.builders import make_staff
from tests.enquiries.builders import PLANTED, make_handler, make_team, post_form, private_link
from tests.enquiries.inbox import act, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def locations() -> list[str]:
    return []


@pytest.fixture
def enquiry(signed_in, printed, locations):
    """Sent, added to, answered, called about, noted, handed over: each with planted words, as over the web."""
    make_staff(is_superuser=True, email="root@example.org")
    answers = [post_form(signed_in)]
    sent = Enquiry.objects.get()
    line = {"text": f"and {PLANTED}?", "key": str(uuid.uuid4())}
    answers.append(signed_in.post(private_link(sent), line))
    answers.append(act(signed_in, sent, "note", text=PLANTED))
    answers.append(act(signed_in, sent, "call", outcome="voicemail", text=PLANTED))
    answers.append(act(signed_in, sent, "answer", text=PLANTED))
    to = make_team(make_handler(email="bo@example.org"))
    answers.append(act(signed_in, sent, "hand-over", team=to.pk, text=PLANTED))
    locations += [answer["Location"] for answer in answers]
    return sent


def test_no_table_holds_them(enquiry):
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')
            rows = str(cursor.fetchall())

            assert PLANTED not in rows, name
            assert enquiry.token not in rows, name


def test_no_mail_to_staff_and_no_row_of_the_outbox_holds_them(enquiry):
    everything = repr(Email.objects.values())

    assert Email.objects.count() == 4  # it came, a line was added, the answer, it was handed over
    assert PLANTED not in everything
    assert enquiry.token not in everything


def test_log_of_staffs_actions_says_what_was_done_without_a_word_of_it(enquiry):
    said = [entry.change_message for entry in LogEntry.objects.order_by("pk")]

    assert said == ["Wrote a note.", "Recorded a call.", "Answered.", "Handed it over."]


def test_no_address_holds_them(enquiry, locations):
    assert len(locations) == 6
    assert PLANTED not in str(locations)
    assert [one for one in locations if enquiry.token in one] == [private_link(enquiry)]


def test_no_log_holds_them(enquiry, client, printed):
    client.get(private_link(enquiry))
    client.get(private_link(enquiry) + "erase/")
    client.get(page_of(enquiry))

    assert "GET /enquiries/yours/<token:token>/ 200" in printed()
    assert enquiry.token not in printed()
    assert PLANTED not in printed()


def test_error_report_names_neither_words_nor_link(enquiry, client, printed, settings, monkeypatch):
    settings.ADMINS = [("Operators", "operators@example.org")]
    client.raise_request_exception = False

    def crash(*args, **fields):
        raise RuntimeError(f"{args} {fields} {enquiry.token}")

    monkeypatch.setattr(conversation, "_write", crash)
    answer = client.post(private_link(enquiry), {"text": PLANTED})

    assert answer.status_code == 500
    reports = str([(one.subject, one.body) for one in mail.outbox])
    assert "/enquiries/yours/<token:token>/" in reports
    assert PLANTED not in f"{reports} {printed()}"
    assert enquiry.token not in f"{reports} {printed()}"
