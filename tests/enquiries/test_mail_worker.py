"""Mails are marked sent after the server took them, tried again when it did not, and logged without content."""

import logging
import signal
import smtplib
import threading

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import OperationalError
from post_office.models import STATUS, Email

from enquiries import mailing
from enquiries.outbox import send_again
from tests.builders import make_staff
from tests.enquiries.builders import make_enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def notice():
    make_staff(is_superuser=True, email="root@example.org")
    make_enquiry()
    return Email.objects.get()


@pytest.fixture
def mail_server_away(monkeypatch):
    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({"root@example.org": (451, b"zanzibar")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def test_queued_mail_is_sent_and_marked(notice, mailoutbox, capsys):
    call_command("send_mail", once=True)
    notice.refresh_from_db()

    assert [mail.to for mail in mailoutbox] == [["root@example.org"]]
    assert notice.status == STATUS.sent
    assert "Mails sent: 1, not sent: 0." in capsys.readouterr().out


def test_sent_mail_is_not_sent_again(notice, mailoutbox):
    call_command("send_mail", once=True)
    call_command("send_mail", once=True)

    assert len(mailoutbox) == 1


def test_refused_mail_waits_for_another_try(notice, mail_server_away):
    call_command("send_mail", once=True)
    notice.refresh_from_db()

    assert notice.status == STATUS.requeued
    assert notice.scheduled_time is not None


def refuse_with(monkeypatch, error: Exception) -> None:
    def refuse(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"root@example.org": (550, b"no such mailbox")}),
        smtplib.SMTPSenderRefused(553, b"not from you", "no-reply@example.org"),
        smtplib.SMTPDataError(554, b"looks like spam"),
    ],
)
def test_mail_refused_for_good_has_failed_at_once(notice, monkeypatch, error):
    refuse_with(monkeypatch, error)
    call_command("send_mail", once=True)
    notice.refresh_from_db()

    assert notice.status == STATUS.failed


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no"), "b@example.org": (451, b"later")}),
        smtplib.SMTPAuthenticationError(535, b"wrong password"),
        smtplib.SMTPServerDisconnected("(550, not an answer)"),
        ConnectionRefusedError(),
    ],
)
def test_what_may_yet_go_is_tried_again(notice, monkeypatch, error):
    refuse_with(monkeypatch, error)
    call_command("send_mail", once=True)
    notice.refresh_from_db()

    assert notice.status == STATUS.requeued


def test_mail_refused_for_good_can_be_sent_again(notice, monkeypatch, mailoutbox):
    refuse_with(monkeypatch, smtplib.SMTPDataError(554, b"looks like spam"))
    call_command("send_mail", once=True)
    monkeypatch.undo()
    send_again(Email.objects.all())
    call_command("send_mail", once=True)
    notice.refresh_from_db()

    assert (notice.status, len(mailoutbox)) == (STATUS.sent, 1)


def test_mail_is_noted_as_sent_before_the_next_one_goes(notice, mailoutbox):
    make_enquiry()

    assert mailing.send_round() == (1, 0)
    assert (len(mailoutbox), Email.objects.filter(status=STATUS.sent).count()) == (1, 1)


def test_once_sends_all_that_is_due(notice, mailoutbox, capsys):
    make_enquiry()
    call_command("send_mail", once=True)

    assert len(mailoutbox) == 2
    assert "Mails sent: 2, not sent: 0." in capsys.readouterr().out


def test_same_message_id_on_every_try(notice, mail_server_away, monkeypatch, mailoutbox):
    call_command("send_mail", once=True)
    monkeypatch.undo()
    Email.objects.update(scheduled_time=None)
    call_command("send_mail", once=True)

    assert mailoutbox[0].extra_headers["Message-ID"] == notice.message_id


def test_log_names_neither_address_nor_text(notice, mail_server_away, caplog, capfd):
    with caplog.at_level(logging.INFO):
        call_command("send_mail", once=True)
    printed = "".join(capfd.readouterr())

    assert "root@example.org" not in printed
    assert "zanzibar" not in printed


def test_package_adds_no_handler_of_its_own():
    """Its formatter would print whole tracebacks, with the server's answer and the address in it."""
    assert "post_office" not in [handler.name for handler in logging.getLogger("post_office").handlers]


def test_second_worker_leaves_the_queue_alone(notice, capsys, settings):
    with mailing._alone(settings.VAR_DIR / "send_mail.lock"):
        call_command("send_mail", once=True)
    notice.refresh_from_db()

    assert notice.status == STATUS.queued
    assert "Another worker is sending" in capsys.readouterr().out


def test_unreadable_outbox_is_one_sentence(monkeypatch):
    monkeypatch.setattr(mailing.mail, "send_queued", _away)

    with pytest.raises(CommandError, match="cannot be read"):
        call_command("send_mail", once=True)


def _away():
    raise OperationalError("no route to host")


class StopAfter(threading.Event):
    """Set once somebody has waited on it so many times; never waits."""

    def __init__(self, rounds: int):
        super().__init__()
        self.rounds = rounds

    def wait(self, timeout=None):
        self.rounds -= 1
        if self.rounds == 0:
            self.set()
        return self.is_set()


@pytest.fixture
def open_connections(monkeypatch):
    """A test's own transaction would end with its connection."""
    closed = []
    monkeypatch.setattr(mailing.connections, "close_all", lambda: closed.append(True))
    return closed


def test_loop_outlives_an_absent_database(monkeypatch, caplog, open_connections):
    answers = [_away, _away, lambda: (1, 0, 0), lambda: (0, 0, 0)]
    monkeypatch.setattr(mailing.mail, "send_queued", lambda: answers.pop(0)())
    with caplog.at_level(logging.INFO, "refrain.mail"):
        mailing.send_until(StopAfter(3))

    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    assert "no route" not in caplog.text


def test_loop_lets_go_of_the_database_between_rounds(monkeypatch, open_connections):
    monkeypatch.setattr(mailing.mail, "send_queued", lambda: (0, 0, 0))
    mailing.send_until(StopAfter(2))

    assert len(open_connections) == 2


def test_loop_does_not_wait_while_there_is_more(monkeypatch, open_connections):
    answers = [(20, 0, 0), (20, 0, 0), (0, 0, 0)]
    monkeypatch.setattr(mailing.mail, "send_queued", lambda: answers.pop(0))
    mailing.send_until(StopAfter(1))

    assert answers == []


def test_loop_that_was_asked_to_stop_does_not_begin(monkeypatch):
    monkeypatch.setattr(mailing.mail, "send_queued", _away)
    stop = threading.Event()
    stop.set()
    mailing.send_until(stop)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_stops_the_worker(monkeypatch, number):
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    command = "enquiries.management.commands.send_mail.send_until"
    monkeypatch.setattr(
        command, lambda stop: (signal.raise_signal(number), stop.wait(5))[1] or pytest.fail("ran on")
    )
    try:
        call_command("send_mail")
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
