"""The mail server of bin/faults does as it is told."""

import smtplib

import pytest

from faults.mail_server import MailServer, Manner

MAIL = "Message-ID: <one@example.org>\r\n\r\nNew enquiry BCDFGHJK\r\n"


@pytest.fixture
def server():
    server = MailServer(slow_answer=0)
    server.up()
    yield server
    server.down()


def send(server: MailServer) -> None:
    with smtplib.SMTP("127.0.0.1", server.port, timeout=10) as connection:
        connection.sendmail("a@example.org", ["b@example.org"], MAIL)


def test_what_it_takes_is_known_by_reference_and_message_id(server):
    send(server)

    assert server.ids_about({"BCDFGHJK", "ZZZZZZZZ"}) == {"BCDFGHJK": ["<one@example.org>"], "ZZZZZZZZ": []}


@pytest.mark.parametrize(
    ("manner", "error"),
    [
        (Manner.REFUSE_FOR_NOW, "451"),
        (Manner.REFUSE_FOR_GOOD, "550"),
        (Manner.FAIL_HALF, "451"),
        (Manner.HANG_UP, "closed"),
    ],
)
def test_what_it_does_not_take_is_not_there(server, manner, error):
    server.manner = manner
    with pytest.raises(smtplib.SMTPException, match=error):
        send(server)

    assert server.taken == []


def test_half_failing_takes_every_second_mail(server):
    server.manner = Manner.FAIL_HALF
    with pytest.raises(smtplib.SMTPDataError):
        send(server)
    send(server)

    assert len(server.taken) == 1


def test_down_is_down_and_up_again_at_the_same_port(server):
    port = server.port
    server.down()
    with pytest.raises(ConnectionRefusedError):
        send(server)
    server.up()
    send(server)

    assert (server.port, len(server.taken)) == (port, 1)
