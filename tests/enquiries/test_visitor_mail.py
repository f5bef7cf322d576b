"""The visitor's mail says that there is an answer and where; the outbox knows neither them nor the address."""

import logging
import smtplib

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from post_office.models import STATUS, Email, Log

from enquiries import conversation
from enquiries.models import Enquiry
from enquiries.services import erase
from enquiries.visitor_mail import VisitorBackend
from tests.builders import make_staff
from tests.enquiries.builders import PLANTED, make_enquiry, make_manager, private_link

# The worker's threads look the enquiry up over connections of their own.
pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = f"{PLANTED}@example.org"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def answered():
    return answer()


def answer(**fields) -> Enquiry:
    enquiry = make_enquiry(**fields)
    words = {"form_key": enquiry.pk, "user": make_staff(), "text": f"Yes, {PLANTED}."}
    conversation.answer(enquiry, **words)
    return enquiry


def refuse(monkeypatch, error: Exception) -> None:
    def send_messages(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)


def test_mail_holds_the_link_and_nothing_of_the_answer(answered, mailoutbox):
    call_command("send_mail", once=True)
    (sent,) = mailoutbox

    assert sent.to == [ADDRESS]
    assert f"http://testserver{private_link(answered)}\n" in sent.body
    assert PLANTED not in f"{sent.subject} {sent.body}"
    assert answered.reference not in f"{sent.subject} {sent.body} {sent.extra_headers}"
    assert str(answered.pk) not in str(sent.message())
    assert Email.objects.get().status == STATUS.sent


def test_outbox_holds_neither_address_nor_token(answered):
    row = repr(Email.objects.values().get())

    assert answered.reference in row
    assert PLANTED not in row
    assert answered.token not in row
    assert answered.token_hash not in row


def test_managers_see_in_the_outbox_that_it_waits(answered, client):
    client.force_login(make_manager())
    page = client.get("/admin/enquiries/outgoingmail/").text

    assert f"Answer to enquiry {answered.reference}" in page
    assert PLANTED not in page


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (smtplib.SMTPRecipientsRefused({ADDRESS: (550, ADDRESS.encode())}), "SMTPRecipientsRefused 550"),
        (smtplib.SMTPDataError(451, ADDRESS.encode()), "SMTPDataError 451"),
        (ConnectionRefusedError(ADDRESS), "ConnectionRefusedError"),
    ],
)
def test_what_the_mail_server_said_is_kept_without_the_address(
    answered, monkeypatch, caplog, capfd, error, words
):
    refuse(monkeypatch, error)
    with caplog.at_level(logging.INFO):
        call_command("send_mail", once=True)

    assert Log.objects.get().message == words
    assert Email.objects.get().status == STATUS.requeued
    assert PLANTED not in "".join(capfd.readouterr())
    assert PLANTED not in repr([Email.objects.values(), Log.objects.values()])


def test_refused_once_it_goes_again_under_the_same_id(answered, monkeypatch, mailoutbox):
    refuse(monkeypatch, smtplib.SMTPServerDisconnected())
    call_command("send_mail", once=True)
    monkeypatch.undo()
    Email.objects.update(scheduled_time=None)
    call_command("send_mail", once=True)

    assert [one.extra_headers["Message-ID"] for one in mailoutbox] == [Email.objects.get().message_id]
    assert [one.to for one in mailoutbox] == [[ADDRESS]]


def test_erased_while_the_round_has_it_goes_to_nobody(answered, mailoutbox):
    in_hand = Email.objects.get().prepare_email_message()
    erase(Enquiry.objects.all())
    VisitorBackend().send_messages([in_hand])

    assert mailoutbox == []


def test_lost_key_sends_nothing_and_is_seen(answered, settings, mailoutbox):
    settings.FIELD_KEYS = ["MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="]
    call_command("send_mail", once=True)

    assert mailoutbox == []
    assert Log.objects.get().message == "UndecryptableError"


def test_who_left_no_address_gets_no_mail():
    answer(email="")

    assert not Email.objects.exists()
