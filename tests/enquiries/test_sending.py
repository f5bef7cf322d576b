"""From the form to the sent page: stored once, or plainly not at all."""

import uuid

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, InterfaceError
from django.urls import reverse
from post_office.models import Email

from enquiries import services, views
from enquiries.models import Enquiry
from enquiries.receipts import token_for
from enquiries.services import submit
from tests.builders import make_programme, make_staff
from tests.enquiries.builders import PLANTED, answers, form_data, make_enquiry, post_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def manager():
    """Somebody to tell."""
    return make_staff(is_superuser=True)


def text_of(response) -> str:
    return response.content.decode()


def test_sent_page_gives_reference_erase_date_and_phone(client, settings):
    settings.CONTACT_PHONE = "020 7946 0199"
    with time_machine.travel("2026-11-22 10:00"):
        page = text_of(client.get(post_form(client)["Location"]))

    assert Enquiry.objects.get().reference in page
    assert "22 November 2027" in page
    assert "020 7946 0199" in page
    assert "within one working day: on Monday 23 November at the latest" in page


def test_sent_address_and_page_hold_nothing_of_the_visitor(client):
    response = post_form(client)

    assert PLANTED not in response["Location"]
    assert PLANTED not in text_of(client.get(response["Location"]))


def test_made_up_reference_shows_nothing(client):
    enquiry = make_enquiry()
    address = reverse("enquiries:sent", args=[f"{enquiry.reference}:1aaaaa:{'x' * 43}"])
    response = client.get(address)

    assert response.status_code == 404
    # Its links to itself in the other language say what was asked for.
    assert enquiry.reference not in text_of(response).replace(address, "")


def test_sent_page_runs_out_after_a_day(client):
    with time_machine.travel("2026-11-22 10:00"):
        address = reverse("enquiries:sent", args=[token_for(make_enquiry().reference)])
    with time_machine.travel("2026-11-23 10:01"):
        assert client.get(address).status_code == 404


def test_sent_page_takes_no_post(client):
    assert client.post(reverse("enquiries:sent", args=["x"])).status_code == 405


def test_double_press_is_one_enquiry_one_notice_and_the_same_page(client):
    data = form_data()
    with time_machine.travel("2026-11-22 10:00", tick=False):
        first, second = (client.post(reverse("enquiries:new"), data) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Enquiry.objects.count() == Email.objects.count() == 1


def test_corrected_form_sent_again_is_stored_too(client):
    """After Back, the same form with other words is no double press: dropping it would lose a question."""
    key = str(uuid.uuid4())
    post_form(client, key=key)
    post_form(client, key=key, message="I forgot to ask something")

    assert Enquiry.objects.count() == 2


def test_the_same_words_about_another_programme_are_another_enquiry():
    key, one, other = uuid.uuid4(), make_programme(), make_programme()
    sent = [submit(form_key=key, programmes=[programme], **answers()) for programme in (one, other, one)]

    assert [enquiry.programme for enquiry in sent] == [one, other, one]
    assert Enquiry.objects.count() == 2


@pytest.mark.parametrize("key", [None, "", "garbled", "\x00", "é" * 500])
def test_missing_or_garbled_key_is_no_error(client, key):
    assert post_form(client, key=key).status_code == 302
    assert Enquiry.objects.count() == 1


def test_key_stays_the_same_when_the_form_is_shown_again(client):
    key = str(uuid.uuid4())

    assert f'value="{key}"' in text_of(post_form(client, key=key, consent=None))


def test_notice_is_undone_with_its_enquiry(monkeypatch):
    def crash(enquiry):
        raise DatabaseError("disk full")

    monkeypatch.setattr(services, "queue_notice", crash)
    with pytest.raises(DatabaseError):
        make_enquiry()

    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("error", [DatabaseError, IntegrityError, InterfaceError])
def test_what_could_not_be_stored_is_said_and_kept_on_the_page(client, monkeypatch, error):
    def crash(**fields):
        raise error("the disk is full of zanzibar")

    monkeypatch.setattr(services, "_store", crash)
    response = post_form(client, message="Where is it?")

    assert response.status_code == 503
    assert response["Retry-After"]
    assert "We could not store your question" in text_of(response)
    assert "020 7946 0123" in text_of(response)
    assert "Where is it?" in text_of(response)


def test_nothing_readable_either_still_gives_the_phone_number(client, monkeypatch):
    def crash(*args, **kwargs):
        raise DatabaseError("gone")

    monkeypatch.setattr(views, "asked_about", crash)
    response = post_form(client)

    assert response.status_code == 503
    assert "could not store" in text_of(response)
    assert "020 7946 0123" in text_of(response)


def test_failure_is_logged_without_what_was_written(client, monkeypatch, caplog):
    def crash(**fields):
        raise DatabaseError(f"value {PLANTED} does not fit")

    monkeypatch.setattr(services, "_store", crash)
    post_form(client)

    assert "DatabaseError" in caplog.text
    assert PLANTED not in caplog.text
