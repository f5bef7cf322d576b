"""A visitor takes their consent back, and nothing is left: not by them, not by the command, not by staff."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from enquiries import yours_views
from enquiries.models import Enquiry, Entry
from enquiries.visitor_mail import queue_mail_about_answer
from enquiries.vocabulary import CallOutcome, EntryKind
from tests.builders import make_staff
from tests.enquiries.builders import make_enquiry, make_entry, post_form, private_link
from tests.enquiries.inbox import page_of

pytestmark = pytest.mark.django_db

# What staff did keeps the reference, and nothing else of it.
OUTLIVES = ("django_admin_log", "enquiries_auditrecord")


@pytest.fixture(autouse=True)
def root():
    return make_staff(is_superuser=True, email="root@example.org")


@pytest.fixture
def full():
    """An enquiry with one of everything that hangs on it."""
    enquiry = make_enquiry()
    for kind in EntryKind:
        make_entry(enquiry, kind, outcome=CallOutcome.REACHED if kind == EntryKind.CALL else "")
    queue_mail_about_answer(enquiry)
    return enquiry


def is_anything_left(enquiry) -> bool:
    names = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')
            rows = str(cursor.fetchall())
            if name not in OUTLIVES and (enquiry.reference in rows or enquiry.token_hash in rows):
                return True
    return Enquiry.objects.exists() or Entry.objects.exists() or Email.objects.exists()


def test_everything_goes_at_once_and_a_calm_page_says_so(client, full):
    answer = client.post(private_link(full) + "erase/")

    assert answer.status_code == 200
    assert "<h1>Your question is erased</h1>" in answer.text
    assert not is_anything_left(full)
    assert client.get(private_link(full)).status_code == 410


def test_it_is_asked_first(client, full):
    page = client.get(private_link(full) + "erase/")

    assert "Yes, erase everything" in page.text
    assert Enquiry.objects.exists()


def test_back_and_pressed_again_is_gone_and_no_error(client, full):
    for expected in (200, 410):
        assert client.post(private_link(full) + "erase/").status_code == expected


def test_other_enquiries_stay(client, full):
    other = make_enquiry()
    make_entry(other, EntryKind.LINE)
    client.post(private_link(full) + "erase/")

    assert list(Entry.objects.values_list("enquiry", flat=True)) == [other.pk]


def test_sent_page_gives_away_nothing_afterwards(client):
    sent = post_form(client)["Location"]
    enquiry = Enquiry.objects.get()
    client.post(private_link(enquiry) + "erase/")
    page = client.get(sent)

    assert page.status_code == 404
    # But for the way to the same page in the other language, whose address is this one's.
    assert sent in page.text
    assert enquiry.reference not in page.text.replace(sent, "")
    assert enquiry.token not in page.text


def test_page_of_another_site_erases_nothing(full):
    answer = Client(enforce_csrf_checks=True).post(private_link(full) + "erase/")

    assert answer.status_code == 403
    assert "nothing was erased yet" in answer.text
    assert Enquiry.objects.exists()


def test_what_could_not_be_erased_is_said(client, full, monkeypatch):
    def crash(enquiries):
        raise DatabaseError

    monkeypatch.setattr(yours_views.services, "erase", crash)
    answer = client.post(private_link(full) + "erase/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    assert "It is not erased yet" in answer.text


def test_the_command_takes_all_that_hangs_on_it(full):
    Enquiry.objects.update(created_at="2025-01-01 10:00Z", erase_on=timezone.localdate())
    call_command("erase_expired")

    assert not is_anything_left(full)


def test_a_superuser_erases_all_that_hangs_on_it(client, root, full):
    client.force_login(root)
    address = page_of(full).replace("change", "delete")
    asked = client.get(address).text
    client.post(address, {"post": "yes"})

    assert "zanzibar" not in asked
    assert not is_anything_left(full)
