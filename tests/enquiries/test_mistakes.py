"""A mistake is reported without an account: stored once and encrypted, or plainly not at all."""

import uuid

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, InterfaceError
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from enquiries import mistake_views, mistakes
from enquiries.mistake_form import MistakeForm
from enquiries.models import Enquiry, MistakeReport
from enquiries.receipts import token_for
from programmes.models import FormerSlug
from programmes.vocabulary import ListingStatus
from tests.builders import make_programme
from tests.enquiries.builders import PLANTED
from tests.enquiries.mistakes import answers, form_at, make_mistake, mistake_data, post_mistake, raw_rows

pytestmark = pytest.mark.django_db
PHONE = "020 7946 0199"


@pytest.fixture(autouse=True)
def phone(settings):
    settings.CONTACT_PHONE = PHONE


@pytest.fixture
def programme():
    return make_programme(name="Birch House", slug="birch-house")


def text_of(response) -> str:
    return response.content.decode()


def problems(**fields) -> list[tuple[str, str]]:
    form = MistakeForm(mistake_data(**fields))
    assert not form.is_valid()
    return form.problems()


def test_listing_leads_to_the_form_near_the_evidence_and_at_its_foot(client, programme):
    page = text_of(client.get(programme.get_absolute_url()))

    assert page.count(f'<a href="{form_at(programme)}">Something wrong here? Tell us</a>') == 2
    assert text_of(client.get(form_at(programme))).count("<h1>") == 1


def test_a_wrong_closing_can_be_reported_too(client):
    programme = make_programme(status=ListingStatus.CLOSED)

    assert f'href="{form_at(programme)}"' in text_of(client.get(programme.get_absolute_url()))
    assert client.get(form_at(programme)).status_code == 200


def test_what_was_written_while_the_listing_closed_is_taken(client):
    programme = make_programme(status=ListingStatus.CLOSED)
    thanks = post_mistake(client, programme).url

    assert MistakeReport.objects.get().programme == programme
    assert MistakeReport.objects.get().reference in text_of(client.get(thanks))


def test_draft_is_a_404(client):
    programme = make_programme(status=ListingStatus.DRAFT)

    assert client.get(form_at(programme)).status_code == 404
    assert post_mistake(client, programme).status_code == 404
    assert not MistakeReport.objects.exists()


@pytest.mark.parametrize("slug", ["nothing", "x" * 5000])
def test_listing_that_never_was_is_a_404(client, slug):
    assert client.get(f"/programmes/{slug}/report/").status_code == 404


def test_former_address_leads_on_and_loses_nothing_sent_to_it(client, programme):
    FormerSlug.objects.create(slug="elm-house", programme=programme)

    assert client.get("/programmes/elm-house/report/").url == form_at(programme)
    client.post("/programmes/elm-house/report/", mistake_data())
    assert MistakeReport.objects.get().programme == programme


def test_report_is_stored_as_written(client, programme):
    post_mistake(client, programme)
    stored = MistakeReport.objects.get()

    assert {name: getattr(stored, name) for name in answers()} == answers()
    assert (stored.programme, stored.state, stored.decided_by) == (programme, "open", None)


def test_only_the_topic_and_what_is_wrong_are_needed(client, programme):
    assert post_mistake(client, programme, right=None, email=None).status_code == 302
    assert [target for target, _ in problems(topic=None, wrong=None)] == ["id_topic_0", "id_wrong"]


def test_database_holds_no_plain_text_and_does_not_tell_who_left_an_address(client, programme):
    post_mistake(client, programme)
    post_mistake(client, programme, email=None)
    rows = raw_rows("enquiries_mistakereport")

    assert MistakeReport.objects.count() == 2
    assert PLANTED not in rows
    assert "''" not in rows


def test_report_is_no_enquiry_and_mails_nobody(client, programme):
    post_mistake(client, programme)

    assert not Enquiry.objects.exists()
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"topic": "king"}, "Choose what it is about from the list."),
        ({"wrong": "  \n "}, "Write what is wrong."),
        ({"wrong": "x" * 2001}, "Shorten what is wrong to 2,000 characters. It has 2001."),
        ({"right": "x" * 2001}, "Shorten what is right to 2,000 characters. It has 2001."),
        ({"wrong": "x\x00y"}, "cannot be shown"),
        ({"right": "x\x00y"}, "cannot be shown"),
        ({"email": "ann@"}, "Enter an e-mail address in the form name@example.org."),
        ({"email": "a@example.org\r\nBcc: b@example.org"}, "on one line"),
    ],
)
def test_refused_with_a_sentence(fields, said):
    [(target, error)] = problems(**fields)

    assert target.startswith(f"id_{next(iter(fields))}")
    assert said in error


def test_what_was_typed_is_kept_and_escaped_on_error(client, programme):
    page = text_of(
        post_mistake(client, programme, topic=None, wrong="<b>Not weekly", email="ann@example.org")
    )

    assert "&lt;b&gt;Not weekly" in page
    assert 'value="ann@example.org"' in page
    assert '<a href="#id_topic_0">Choose what it is about.</a>' in page
    assert 'id="id_topic_0"' in page


def test_form_asks_to_leave_out_names_and_health_and_says_how_long_it_is_kept(client, programme, settings):
    settings.ENQUIRY_KEEP_MONTHS = 7
    page = text_of(client.get(form_at(programme)))

    assert "name nobody, and leave out anybody’s health" in page
    assert "deleted after 7 months" in page
    assert f'href="{reverse("guide:privacy")}"' in page


def test_privacy_page_says_it_too(client):
    page = text_of(client.get(reverse("guide:privacy")))

    assert "When you report a mistake" in page
    assert "name nobody, and leave out anybody’s health" in page
    assert "never the address itself" in page


def test_form_asks_no_more_than_it_may():
    assert list(MistakeForm().fields) == ["topic", "wrong", "right", "email"]


def test_thanks_give_reference_and_erase_date_and_nothing_written(client, programme):
    with time_machine.travel("2026-11-22 10:00"):
        response = post_mistake(client, programme)
        page = text_of(client.get(response["Location"]))

    assert MistakeReport.objects.get().reference in page
    assert "22 November 2027" in page
    assert PLANTED not in page + response["Location"]


def test_no_thanks_for_a_made_up_or_an_old_token(client, programme):
    with time_machine.travel("2026-11-22 10:00"):
        token = token_for(make_mistake(programme).reference)
    with time_machine.travel("2026-11-23 10:01"):
        answers_got = [client.get(f"{form_at(programme)}{one}/") for one in (token, "x", token[:-1])]

    assert [answer.status_code for answer in answers_got] == [404, 404, 404]
    assert all("run out" in text_of(answer) for answer in answers_got)


def test_no_thanks_for_a_report_about_another_listing(client, programme):
    token = token_for(make_mistake().reference)

    assert client.get(f"{form_at(programme)}{token}/").status_code == 404


def test_double_press_is_one_report_and_the_same_page(client, programme):
    data = mistake_data()
    with time_machine.travel("2026-11-22 10:00", tick=False):
        first, second = (client.post(form_at(programme), data) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert MistakeReport.objects.count() == 1


def test_corrected_form_sent_again_is_stored_too(client, programme):
    key = str(uuid.uuid4())
    post_mistake(client, programme, key=key)
    post_mistake(client, programme, key=key, wrong="I meant the price.")

    assert MistakeReport.objects.count() == 2


def test_same_words_about_another_listing_are_another_report(client, programme):
    data = mistake_data()
    for one in (programme, make_programme()):
        client.post(form_at(one), data)

    assert MistakeReport.objects.count() == 2


@pytest.mark.parametrize("key", [None, "", "garbled", "\x00"])
def test_missing_or_garbled_key_is_no_error(client, programme, key):
    assert post_mistake(client, programme, key=key).status_code == 302


@pytest.mark.parametrize("error", [DatabaseError, IntegrityError, InterfaceError])
def test_what_could_not_be_stored_is_said_and_kept_on_the_page(client, programme, monkeypatch, caplog, error):
    def crash(**fields):
        raise error(f"the disk is full of {PLANTED}")

    monkeypatch.setattr(mistakes, "_store", crash)
    response = post_mistake(client, programme, wrong="Not weekly.")

    assert (response.status_code, response["Retry-After"]) == (503, "120")
    assert "We could not store your report" in text_of(response)
    assert PHONE in text_of(response)
    assert "Not weekly." in text_of(response)
    assert error.__name__ in caplog.text
    assert PLANTED not in caplog.text


def test_nothing_readable_either_still_gives_the_phone_number(client, programme, monkeypatch):
    def crash(*args, **kwargs):
        raise DatabaseError("gone")

    monkeypatch.setattr(mistake_views, "programme_at", crash)
    response = post_mistake(client, programme)

    assert response.status_code == 503
    assert "could not store your report" in text_of(response)
    assert PHONE in text_of(response)


def test_what_was_typed_into_a_stale_form_comes_back_and_can_be_sent(programme):
    client = Client(enforce_csrf_checks=True)
    again = post_mistake(client, programme)
    token = again.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    assert again.status_code == 403
    assert "no-store" in again["Cache-Control"]
    assert "nothing was sent" in again.text
    assert PLANTED in again.text
    assert not MistakeReport.objects.exists()
    assert post_mistake(client, programme, csrfmiddlewaretoken=token).status_code == 302


def test_stale_form_of_a_draft_shows_nothing_of_it():
    programme = make_programme(status=ListingStatus.DRAFT)

    assert post_mistake(Client(enforce_csrf_checks=True), programme).status_code == 404


def test_reload_of_a_mistaken_form_that_was_then_sent_shows_nothing_of_it(client, programme):
    key = str(uuid.uuid4())
    mistaken, _, reloaded = (
        post_mistake(client, programme, key=key, topic=topic) for topic in (None, "price", None)
    )

    assert PLANTED in mistaken.text
    assert PLANTED not in reloaded.text
    assert "This form was sent already" in reloaded.text
    assert str(MistakeReport.objects.get().form_mark) != key


def test_pages_are_kept_nowhere(client, programme):
    sent = post_mistake(client, programme)["Location"]

    assert all("no-store" in client.get(page)["Cache-Control"] for page in (form_at(programme), sent))


def test_sending_has_browsers_drop_the_filled_in_page(programme):
    client = Client(enforce_csrf_checks=True)
    token = client.get(form_at(programme)).context["csrf_token"]
    before = client.cookies["csrftoken"].value
    sent = post_mistake(client, programme, csrfmiddlewaretoken=str(token))

    assert (sent.status_code, sent.cookies["csrftoken"].value) == (302, before)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"wrong=%00", b"{}", b"topic=king&topic=x"])
def test_garbage_is_answered_with_the_form(client, programme, body):
    response = client.generic("POST", form_at(programme), body, "application/x-www-form-urlencoded")

    assert response.status_code == 200
    assert "There is a problem" in text_of(response)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, programme, method):
    assert getattr(client, method)(form_at(programme)).status_code == 405


def test_robots_do_not_read_the_forms(client):
    assert "Disallow: /programmes/*/report/\n" in text_of(client.get("/robots.txt"))
