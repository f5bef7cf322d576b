"""While the database is away: who sent something is never told that it did not arrive, since it had."""

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from enquiries.models import Enquiry
from enquiries.receipts import token_for
from tests.builders import make_staff
from tests.enquiries.builders import PLANTED, make_enquiry, post_form, private_link
from tests.enquiries.mistakes import make_mistake

pytestmark = pytest.mark.django_db
PHONE = "020 7946 0199"


@pytest.fixture(autouse=True)
def manager(db, settings):
    """Somebody to tell, and a number to call."""
    settings.CONTACT_PHONE = PHONE
    return make_staff(is_superuser=True)


def gone(*args):
    raise OperationalError("the server closed the connection")


def away(ask, address: str, *args):
    with connection.execute_wrapper(gone):
        return ask(address, *args)


def says_it_is_kept(answer) -> bool:
    page = answer.text
    assert "did not reach us" not in page
    assert f">{PHONE}</a>" in page
    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    return "is stored" in page


def test_the_sent_page_says_that_it_is_stored_under_which_reference(client):
    address = post_form(client)["Location"]
    answer = away(client.get, address)

    assert says_it_is_kept(answer)
    assert Enquiry.objects.get().reference in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "strict-origin"


def test_of_a_made_up_address_nothing_is_said_to_be_stored(client):
    answer = away(client.get, reverse("enquiries:sent", args=["made-up"]))

    assert answer.status_code == 404
    assert "is stored" not in answer.text


def test_the_private_link_says_so_too(client, caplog):
    link = private_link(make_enquiry())

    assert says_it_is_kept(away(client.get, link))
    assert says_it_is_kept(away(client.get, f"{link}erase/"))
    assert link not in caplog.text


def test_the_thanks_for_a_report_say_so_too(client):
    report = make_mistake()
    answer = away(
        client.get, reverse("mistakes:thanks", args=[report.programme.slug, token_for(report.reference)])
    )

    assert says_it_is_kept(answer)
    assert report.reference in answer.text


def test_a_line_that_was_not_stored_is_said_not_to_be(client):
    link = private_link(make_enquiry())
    for sender in (client, Client(enforce_csrf_checks=True)):
        answer = away(sender.post, link, {"text": PLANTED})

        assert answer.status_code == 503
        assert "It did not reach us" in answer.text


def test_what_was_not_erased_is_said_not_to_be(client):
    answer = away(client.post, f"{private_link(make_enquiry())}erase/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    assert "It is not erased yet" in answer.text
    assert Enquiry.objects.exists()
