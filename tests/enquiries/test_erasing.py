"""Everything has a day of erasure, and the command obeys it."""

import datetime
import threading

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.utils import timezone
from post_office.models import STATUS, Email

from enquiries import mailing
from enquiries.models import Enquiry, Entry, MistakeReport
from enquiries.retention import Daily
from enquiries.services import erase
from enquiries.vocabulary import EntryKind
from tests.builders import make_staff
from tests.enquiries.builders import make_enquiry, make_entry
from tests.enquiries.mistakes import make_mistake

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2027, 11, 22)


@pytest.fixture(autouse=True)
def manager():
    return make_staff(is_superuser=True)


@pytest.mark.parametrize(
    ("sent", "months", "erased"),
    [
        ("2026-11-22 12:00", 12, datetime.date(2027, 11, 22)),
        ("2026-11-30 12:00", 3, datetime.date(2027, 2, 28)),
        ("2026-06-30 23:30+01:00", 1, datetime.date(2026, 7, 30)),
    ],
)
def test_erase_date_counts_calendar_months(settings, sent, months, erased):
    settings.ENQUIRY_KEEP_MONTHS = months
    with time_machine.travel(sent):
        assert make_enquiry().erase_on == erased


def test_command_erases_what_is_due_and_nothing_else(capsys):
    with time_machine.travel("2026-11-22 12:00"):
        make_enquiry()
    with time_machine.travel("2026-11-23 12:00"):
        kept = make_enquiry()
    with time_machine.travel("2027-11-22 03:00"):
        call_command("erase_expired")

    assert list(Enquiry.objects.all()) == [kept]
    assert [mail.subject for mail in Email.objects.all()] == [f"New enquiry {kept.reference}"]
    assert "Erased enquiries: 1, mails about them: 1," in capsys.readouterr().out


def test_day_before_erases_nothing():
    with time_machine.travel("2026-11-22 12:00"):
        make_enquiry()
    with time_machine.travel("2027-11-21 23:59"):
        call_command("erase_expired")

    assert Enquiry.objects.count() == 1


def test_second_run_finds_nothing(capsys):
    call_command("erase_expired")

    assert "Erased enquiries: 0, mails about them: 0," in capsys.readouterr().out


def test_erasing_takes_what_was_logged_about_the_mail():
    enquiry = make_enquiry()
    Email.objects.get().logs.create(status=STATUS.failed, message="refused")

    assert erase(Enquiry.objects.filter(pk=enquiry.pk)) == (1, 1)


def test_old_sent_mails_go_and_waiting_ones_stay():
    make_enquiry()
    make_enquiry()
    sent = Email.objects.first()
    Email.objects.filter(pk=sent.pk).update(
        status=STATUS.sent, last_updated=timezone.now() - datetime.timedelta(days=31)
    )
    call_command("erase_expired")

    assert [mail.status for mail in Email.objects.all()] == [STATUS.queued]


def test_worker_erases_at_its_start_and_once_on_every_day_after():
    with time_machine.travel("2026-11-22 12:00"):
        make_enquiry()
    with time_machine.travel("2026-11-23 12:00"):
        make_enquiry()
    daily, left = Daily(), []
    for moment in ("2027-11-21 23:59", "2027-11-22 00:01", "2027-11-22 23:59", "2027-11-23 00:01"):
        with time_machine.travel(moment):
            daily.erase()
        left.append(Enquiry.objects.count())

    assert left == [2, 1, 1, 0]


def test_worker_erases_between_mails(monkeypatch):
    with time_machine.travel("2026-11-22 12:00"):
        make_enquiry()
    monkeypatch.setattr(mailing, "_round_did_something", lambda: stop.set())
    monkeypatch.setattr(mailing.connections, "close_all", lambda: None)
    stop = threading.Event()
    with time_machine.travel("2027-11-22 12:00"):
        mailing.send_until(stop)

    assert not Enquiry.objects.exists()


def test_what_was_altered_or_lost_its_key_is_erased_all_the_same(settings):
    with time_machine.travel("2026-11-22 12:00"):
        make_entry(make_enquiry(), EntryKind.NOTE)
        make_mistake()
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    with time_machine.travel("2027-11-22 12:00"):
        call_command("erase_expired")

    assert (Enquiry.objects.count(), Entry.objects.count(), MistakeReport.objects.count()) == (0, 0, 0)
