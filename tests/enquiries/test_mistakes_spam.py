"""A report that a machine filled in is kept apart until a curator has looked, as an enquiry is."""

import pytest
import time_machine
from django.urls import reverse

from enquiries.models import MistakeReport
from enquiries.spam import STAMP, TRAP
from enquiries.vocabulary import MistakeState
from tests.builders import make_programme
from tests.enquiries.builders import stamp_made
from tests.enquiries.mistakes import LIST, form_at, listed, make_mistake, page_of, post_mistake, press
from tests.staff import make_curator

pytestmark = pytest.mark.django_db

KEY = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def curator(client):
    client.force_login(make_curator())
    return client


def state_of(client, **fields) -> str:
    """What becomes of a report with `fields`, once it was answered like any other."""
    response = post_mistake(client, make_programme(), **fields)
    report = MistakeReport.objects.get()
    assert report.reference in client.get(response["Location"]).text
    return report.state


def suspected() -> MistakeReport:
    return make_mistake(state=MistakeState.SUSPECTED)


def test_a_report_as_a_person_sends_it_is_open(client):
    assert state_of(client) == MistakeState.OPEN


@pytest.mark.parametrize(
    "fields",
    [{TRAP: "https://example.org"}, {STAMP: None}, {STAMP: "garbled"}],
    ids=["trap", "none", "forged"],
)
def test_what_a_machine_sends_is_stored_apart(client, fields):
    assert state_of(client, **fields) == MistakeState.SUSPECTED


def test_one_sent_at_once_is_suspected(client):
    with time_machine.travel("2026-11-28 12:00", tick=False):
        assert state_of(client, key=KEY, **{STAMP: stamp_made(KEY, 1)}) == MistakeState.SUSPECTED


def test_the_page_carries_what_it_is_known_by(client):
    programme = make_programme()
    with time_machine.travel("2026-11-28 12:00", tick=False):
        answer = client.get(form_at(programme))
    with time_machine.travel("2026-11-28 12:01", tick=False):
        state = state_of(client, **answer.context["form"].hidden)

    assert f'name="{TRAP}" tabindex="-1" autocomplete="off">' in answer.text
    assert state == MistakeState.OPEN


def test_suspects_are_not_among_those_to_do_and_the_queue_says_that_they_are_there(curator):
    one = suspected()

    page = curator.get(LIST).text
    assert "1 report of a mistake may be spam" in page
    assert 'href="?state=suspected"' in page
    assert listed(curator) == []
    assert listed(curator, "?state=suspected") == [one.reference]
    assert "1 more may be spam" in curator.get(reverse("admin:index")).text


def test_who_was_taken_for_a_machine_is_brought_into_the_queue(curator):
    one = suspected()
    page = curator.get(page_of(one)).text
    press(curator, one, "open")

    assert 'value="Not spam: into the queue"' in page
    assert "Accept" not in page
    assert listed(curator) == [one.reference]


@pytest.mark.parametrize("state", ["accepted", "declined"])
def test_nobody_decides_on_what_may_be_spam_before_it_is_in_the_queue(curator, state):
    one = suspected()
    press(curator, one, state)
    one.refresh_from_db()

    assert (one.state, one.decided_by) == (MistakeState.SUSPECTED, None)
