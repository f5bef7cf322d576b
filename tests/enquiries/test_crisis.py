"""Words that tell of danger bring help lines onto the page, and leave no trace."""

import uuid

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test import Client

from enquiries.crisis import PHRASES, tells_of_danger
from enquiries.limit import QUESTIONS
from enquiries.models import Enquiry
from guide.helplines import HELP_LINES
from tests.builders import make_staff
from tests.enquiries.builders import form_data, post_form

pytestmark = pytest.mark.django_db

NEW = "/enquiries/new/"
DANGER = "He says he will kill himself. zanzibar"
SAFE = "Is there a choir? zanzibar"
CALL_NOW = "If somebody may not be safe, call now"


@pytest.fixture(autouse=True)
def manager(db):
    """Somebody to tell."""
    return make_staff(is_superuser=True)


def shows_all_lines(page: str) -> bool:
    lines = page.partition(CALL_NOW)[2].partition("</section>")[0]
    return all(f'href="tel:{line.digits}"' in lines and line.shown in lines for line in HELP_LINES)


def sent_page(client, message: str) -> str:
    return client.get(post_form(client, message=message)["Location"]).text


def test_none_is_written_down_twice():
    assert len({*PHRASES}) == len(PHRASES)


@pytest.mark.parametrize("phrase", PHRASES)
def test_each_phrase_is_found_within_a_sentence(phrase):
    assert tells_of_danger(f"Since Monday I think: {phrase}.")


@pytest.mark.parametrize(
    "text",
    [
        "I WANT TO DIE",
        "He took an\r\n  overdose",
        "she self-harms? no: self-harm",
        "I don’t want to live",
        "I can't go on",
        "(end it all)",
        "*suicide*, _suicide_",
    ],
)
def test_case_spaces_hyphens_and_apostrophes_make_no_difference(text):
    assert tells_of_danger(text)


@pytest.mark.parametrize(
    "text",
    ["", SAFE, "We spend it all on music", "a safe place", "He ended the course", "killer riffs", "\x00" * 9],
)
def test_parts_of_words_and_other_words_are_not_found(text):
    assert not tells_of_danger(text)


def test_the_sent_page_shows_the_lines_and_none_of_the_words(client):
    page = sent_page(client, DANGER)

    assert shows_all_lines(page)
    assert "zanzibar" not in page
    assert page.index(CALL_NOW) < page.index("What happens next")


def test_the_sent_page_of_another_question_is_as_it_was(client):
    assert CALL_NOW not in sent_page(client, SAFE)


def test_the_form_has_them_only_when_it_comes_back_with_such_words(client):
    assert CALL_NOW not in client.get(NEW).text
    assert CALL_NOW not in post_form(client, message=SAFE, consent=None).text
    page = post_form(client, message=DANGER, consent=None).text

    assert shows_all_lines(page)
    assert page.index(CALL_NOW) < page.index('name="asking_for"')


def test_a_form_that_went_stale_has_them():
    assert shows_all_lines(Client(enforce_csrf_checks=True).post(NEW, form_data(message=DANGER)).text)


def test_a_form_over_the_limit_has_them(client):
    for _ in range(QUESTIONS):
        post_form(client)

    assert shows_all_lines(post_form(client, message=DANGER).text)


def test_a_form_that_could_not_be_stored_has_them(client, monkeypatch):
    def crash(**fields):
        raise OperationalError

    monkeypatch.setattr("enquiries.services._store", crash)

    assert shows_all_lines(post_form(client, message=DANGER).text)


def test_a_form_that_was_sent_already_comes_back_without(client):
    """Somebody else may look at the screen by then."""
    key = str(uuid.uuid4())
    post_form(client, key=key, message=DANGER)

    assert CALL_NOW not in post_form(client, key=key, message=DANGER, consent=None).text


def test_nothing_of_it_is_in_address_cookie_session_or_log(client, caplog):
    danger, safe = (post_form(client, message=message) for message in (DANGER, SAFE))
    client.get(danger["Location"])

    assert danger.cookies.keys() == safe.cookies.keys()
    assert len(danger["Location"]) == len(safe["Location"])
    assert not Session.objects.exists()
    for word in ("zanzibar", "kill", "danger", "crisis"):
        assert word not in danger["Location"] + str(danger.cookies) + caplog.text


def test_no_judgement_is_stored(client):
    """Two that differ only in such words are stored alike but for what is encrypted, made anew, or a moment."""
    plain = (
        "state",
        "team_id",
        "assigned_to_id",
        "rule_id",
        "asking_for",
        "consent_version",
        "answered_at",
        "erase_on",
    )
    for message in (DANGER, SAFE):
        post_form(client, message=message)
    rows = list(Enquiry.objects.without_words().values(*plain))

    assert rows[0] == rows[1]
    assert not [
        field.name for field in Enquiry._meta.fields if "danger" in field.name or "crisis" in field.name
    ]


def test_a_sent_page_whose_words_cannot_be_read_shows_the_lines(client):
    address = post_form(client, message=SAFE)["Location"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET message = 'broken'")
    page = client.get(address)

    assert page.status_code == 200
    assert shows_all_lines(page.text)


def test_another_browser_that_is_shown_the_sent_page_learns_nothing_of_danger(client):
    address = post_form(client, message=DANGER)["Location"]

    assert CALL_NOW not in Client().get(address).text


@pytest.mark.parametrize(
    "text",
    [
        "Dwi isio marw",
        "Mae o eisiau ei ladd ei hun",
        "Mae hi’n sôn am HUNANLADDIAD",
        "rhoi diwedd ar fy mywyd",
    ],
)
def test_welsh_is_found_too(text):
    assert tells_of_danger(text)


@pytest.mark.parametrize("text", ["Oes côr yno?", "Bu farw fy nhad", "Dwi eisiau byw yn y gogledd"])
def test_other_welsh_is_not(text):
    assert not tells_of_danger(text)
