"""Behind the private link a visitor sees how their enquiry stands, and nobody else gets there."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.urls import NoReverseMatch, reverse

from enquiries.models import Enquiry
from enquiries.private_link import hash_of, new_token
from enquiries.vocabulary import CallOutcome, EntryKind, State
from tests.enquiries.builders import (
    PLANTED,
    make_enquiry,
    make_entry,
    make_handler,
    make_manager,
    post_form,
    private_link,
)
from tests.enquiries.inbox import page_of

pytestmark = pytest.mark.django_db


def test_sent_page_shows_the_link_and_it_opens(client):
    sent = client.get(post_form(client)["Location"])
    link = private_link(Enquiry.objects.get())

    assert f'<a href="{link}">http://testserver{link}</a>' in sent.text
    assert client.get(link).status_code == 200


def test_page_says_how_it_stands_and_shows_no_word_of_the_visitor(client):
    with time_machine.travel("2026-11-25 10:00"):
        enquiry = make_enquiry()
        page = client.get(private_link(enquiry)).text

    assert "It has arrived, and somebody will read it." in page
    assert "on Thursday 26 November at the latest" in page
    assert enquiry.reference in page
    assert "25 November 2027" in page
    assert PLANTED not in page


def test_what_came_on_a_sunday_is_answered_on_monday(client):
    with time_machine.travel("2026-11-29 10:00"):
        assert "on Monday 30 November at the latest" in client.get(private_link(make_enquiry())).text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.TAKEN, "Somebody is looking at it."),
        (State.ANSWERED, "It is answered."),
        (State.CLOSED, "It is closed on our side."),
        (State.SPAM, "It is closed on our side."),
    ],
)
def test_each_state_has_plain_words(client, state, words):
    enquiry = make_enquiry(state=state, answered_at=datetime.datetime.now(datetime.UTC))
    page = client.get(private_link(enquiry)).text

    assert words in page
    assert "spam" not in page.lower()


def test_a_late_answer_is_admitted(client):
    with time_machine.travel("2026-11-25 10:00"):
        enquiry = make_enquiry()
    with time_machine.travel("2026-11-26 10:01"):
        assert "longer than we promised" in client.get(private_link(enquiry)).text


def test_answers_and_calls_are_shown_and_what_staff_wrote_for_one_another_is_not(client):
    enquiry = make_enquiry()
    make_entry(enquiry, EntryKind.ANSWER, text="Yes: twelve months.\n\n<b>Ask</b> them.")
    make_entry(enquiry, EntryKind.CALL, outcome=CallOutcome.VOICEMAIL, text=f"barked at {PLANTED}")
    make_entry(enquiry, EntryKind.NOTE)
    make_entry(enquiry, EntryKind.HANDED_OVER)
    make_entry(enquiry, EntryKind.LINE)
    page = client.get(private_link(enquiry)).text

    assert "<p>Yes: twelve months.</p>" in page
    assert "&lt;b&gt;Ask&lt;/b&gt; them." in page
    assert "We called and left a voicemail" in page
    assert "You added a line" in page
    assert PLANTED not in page


def test_nobody_keeps_finds_or_is_told_the_address(client):
    enquiry = make_enquiry()
    for address in (private_link(enquiry), private_link(enquiry) + "erase/", post_form(client)["Location"]):
        answer = client.get(address)

        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "noindex" in answer["X-Robots-Tag"]


def test_what_was_never_there_looks_like_what_was_erased(client):
    enquiry = make_enquiry()
    link = private_link(enquiry)
    enquiry.delete()
    never = new_token()
    erased, made_up = client.get(link), client.get(reverse("enquiries:yours", args=[never]))

    assert erased.status_code == made_up.status_code == 410
    # Each names itself in both languages.
    assert erased.text.replace(enquiry.token, never) == made_up.text
    assert "no-store" in made_up["Cache-Control"]


@pytest.mark.parametrize("garbled", ["x", "2222-2222", "aaaa-" * 6 + "aaaa", "2222-" * 7 + "2222", "%00"])
def test_what_is_no_token_opens_nothing_and_is_told_how_to_find_the_whole(client, garbled):
    answer = client.get(f"/enquiries/yours/{garbled}/")

    assert answer.status_code == 404
    assert "Part of your link is missing" in answer.text
    assert 'name="q"' not in answer.text
    assert "no-store" in answer["Cache-Control"]
    with pytest.raises(NoReverseMatch):
        reverse("enquiries:yours", args=[garbled])


@pytest.mark.parametrize("cut", ["/enquiries/yours", "/enquiries/yours/abc", "/enquiries/yours/abc/erase"])
def test_a_link_cut_short_leads_to_the_same_help(client, cut, settings):
    answer = client.get(cut, follow=True)

    assert answer.status_code == 404
    assert f'<a href="tel:{settings.CONTACT_PHONE.replace(" ", "")}">' in answer.text
    assert "Part of your link is missing" in answer.text


def test_a_link_that_lost_its_last_slash_still_opens(client):
    assert client.get(private_link(make_enquiry()).rstrip("/"), follow=True).status_code == 200


def test_copied_by_hand_in_capitals_it_opens(client):
    link = reverse("enquiries:yours", args=[make_enquiry().token.upper()])

    assert client.get(link).status_code == 200


def test_link_ends_on_the_day_of_erasing_even_if_nothing_was_erased_yet(client):
    with time_machine.travel("2026-11-22 12:00"):
        enquiry = make_enquiry()
    with time_machine.travel("2027-11-21 23:00"):
        assert client.get(private_link(enquiry)).status_code == 200
    with time_machine.travel("2027-11-22 00:01"):
        assert client.get(private_link(enquiry)).status_code == 410


def test_tokens_are_long_and_never_the_same():
    tokens = {new_token() for _ in range(100)}

    assert len(tokens) == 100
    assert {len(token.replace("-", "")) for token in tokens} == {28}  # letters of an alphabet of 28: 134 bits


def test_database_holds_the_token_in_no_readable_form():
    enquiry = make_enquiry()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM enquiries_enquiry")
        row = str(cursor.fetchall())

    assert enquiry.token not in row
    assert hash_of(enquiry.token) in row


@pytest.mark.parametrize("make", [make_handler, make_manager])
def test_staff_never_see_the_token(client, make):
    enquiry = make_enquiry()
    client.force_login(make(is_superuser=True))
    pages = [page_of(enquiry), page_of(enquiry).replace("change", "answer"), "/admin/enquiries/enquiry/"]

    for page in pages:
        answer = client.get(page)

        assert answer.status_code == 200
        assert enquiry.token not in answer.text
        assert enquiry.token_hash not in answer.text


def test_who_is_taken_for_a_machine_reads_what_everybody_reads(client):
    enquiry = make_enquiry()
    read = {}
    for state in (State.NEW, State.SUSPECTED):
        Enquiry.objects.update(state=state)
        read[state] = client.get(private_link(enquiry)).text.split("<h1>")[1].split("csrf")[0]

    assert "We reply within one working day" in read[State.NEW]
    assert read[State.NEW] == read[State.SUSPECTED]
