"""What a machine filled in is kept apart until somebody has looked: never refused, never dropped unseen, never told of."""

import uuid

import pytest
import time_machine
from django.utils import timezone
from post_office.models import Email

from enquiries.models import Enquiry, Team
from enquiries.services import move
from enquiries.spam import STAMP, TRAP, stamp_for
from enquiries.vocabulary import State
from tests.builders import make_programme, make_staff
from tests.enquiries.builders import form_data, make_enquiry, post_form, stamp_made
from tests.enquiries.inbox import LIST, listed, page_of, press

pytestmark = pytest.mark.django_db

NEW = "/enquiries/new/"
KEY = "11111111-2222-4333-8444-555555555555"
OTHER = "99999999-2222-4333-8444-555555555555"


@pytest.fixture(autouse=True)
def manager(db):
    """Somebody to tell."""
    return make_staff(is_superuser=True)


def state_of(client, **fields) -> str:
    """What becomes of a form with `fields`, once it was answered like any other."""
    response = post_form(client, **fields)
    assert response.status_code == 302
    enquiry = Enquiry.objects.get()
    assert enquiry.reference in client.get(response["Location"]).text
    return enquiry.state


def suspected() -> Enquiry:
    return make_enquiry(is_suspected=True)


def test_a_form_as_a_person_sends_it_is_new(client):
    assert state_of(client) == State.NEW
    assert Email.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {TRAP: "https://example.org"},
        {STAMP: None},
        {STAMP: ""},
        {STAMP: "garbled"},
        {STAMP: "\x00é:😀:" + "x" * 5000},
        {"key": KEY, STAMP: stamp_made(OTHER)},
        {"key": KEY, STAMP: stamp_made(KEY)[:-1]},
        {"key": KEY, STAMP: "1" + stamp_made(KEY)},
        {"key": None},
    ],
    ids=["trap", "missing", "empty", "garbled", "odd", "of-another", "cut", "altered", "no-key"],
)
def test_what_a_machine_sends_is_stored_and_nobody_is_told(client, fields):
    assert state_of(client, **fields) == State.SUSPECTED
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("seconds", "state"), [(0, "suspected"), (1, "suspected"), (2, "new"), (400_000, "new")]
)
def test_a_form_sent_at_once_is_suspected_and_an_old_one_is_not(client, seconds, state):
    with time_machine.travel("2026-11-23 12:00", tick=False):
        assert state_of(client, key=KEY, **{STAMP: stamp_made(KEY, seconds)}) == state


def test_a_clock_that_was_set_back_since_makes_nobody_suspect(client):
    assert state_of(client, key=KEY, **{STAMP: stamp_made(KEY, -86_400)}) == State.NEW


def test_the_page_carries_what_it_is_known_by(client):
    with time_machine.travel("2026-11-23 12:00", tick=False):
        form = client.get(NEW).context["form"]
        page = client.get(NEW).text
    with time_machine.travel("2026-11-23 12:01", tick=False):
        state = state_of(client, **form.hidden)

    assert all(f'name="{name}"' in page for name in form.hidden)
    assert state == State.NEW


def test_the_trap_is_hidden_from_everybody_and_never_filled_in_again(client):
    page = post_form(client, consent=None, **{TRAP: "planted-in-the-trap"}).text
    around = page.split(f'name="{TRAP}"')[0].rsplit("<div", 1)[1]

    assert 'class="visually-hidden" aria-hidden="true"' in around
    assert f'name="{TRAP}" tabindex="-1" autocomplete="off">' in page
    assert "planted-in-the-trap" not in page


def test_a_mistaken_form_corrected_at_once_keeps_the_time_it_was_made(client):
    with time_machine.travel("2026-11-23 12:00", tick=False):
        shown = post_form(client, key=KEY, consent=None, **{STAMP: stamp_made(KEY)}).context["form"]

        assert state_of(client, **shown.hidden) == State.NEW


def test_a_forged_time_is_not_handed_back_as_a_good_one(client):
    shown = post_form(client, key=KEY, consent=None, **{STAMP: "1:forged"}).context["form"]

    assert shown.hidden[STAMP] == stamp_for(uuid.UUID(KEY))


def test_suspects_are_out_of_the_list_and_the_inbox_says_that_they_are_there(signed_in):
    assert "may be spam" not in signed_in.get(LIST).text
    one = suspected()
    assert "1 enquiry may be spam" in signed_in.get(LIST).text
    suspected()

    page = signed_in.get(LIST).text
    assert "2 enquiries may be spam" in page
    assert 'href="?state=suspected"' in page
    assert listed(signed_in) == []
    assert one.reference in listed(signed_in, "?state=suspected")


def test_the_inbox_does_not_tell_of_suspects_of_another_team(signed_in):
    make_enquiry(is_suspected=True, team=Team.objects.create(name="Theirs"), assigned_to=None)

    assert "may be spam" not in signed_in.get(LIST).text


def test_suspects_are_nobodys_work_and_no_sign_of_what_is_asked(handler):
    Team.objects.fallback().members.add(handler)
    make_enquiry(make_programme(), is_suspected=True)

    assert Team.objects.fallback().present_members().get().open_enquiries == 0
    assert not Enquiry.objects.meant().exists()


@pytest.mark.parametrize("state", [State.SUSPECTED, State.SPAM])
def test_what_was_set_aside_can_be_brought_back_and_is_then_told_of(signed_in, handler, state):
    Team.objects.fallback().members.add(handler)
    enquiry = suspected()
    Enquiry.objects.update(state=state)
    assert 'value="Not spam"' in signed_in.get(page_of(enquiry)).text
    press(signed_in, enquiry, "new")
    enquiry.refresh_from_db()

    assert (enquiry.state, enquiry.assigned_to) == (State.NEW, handler)
    assert [mail.to for mail in Email.objects.all()] == [[handler.email]]
    assert listed(signed_in) == [enquiry.reference]


def test_bringing_back_twice_tells_once(handler):
    enquiry = suspected()
    for _ in range(2):
        move(enquiry, State.NEW, handler)

    assert Email.objects.count() == 1


def test_what_had_been_answered_is_answered_still(signed_in):
    enquiry = make_enquiry(state=State.SPAM, answered_at=timezone.now())
    press(signed_in, enquiry, "new")
    enquiry.refresh_from_db()

    assert enquiry.state == State.ANSWERED
    assert Email.objects.count() == 1


@pytest.mark.parametrize("state", [State.NEW, State.TAKEN, State.CLOSED])
def test_what_was_not_set_aside_cannot_be_brought_back(signed_in, state):
    enquiry = make_enquiry(state=state)
    assert 'value="Not spam"' not in signed_in.get(page_of(enquiry)).text
    press(signed_in, enquiry, "new")
    enquiry.refresh_from_db()

    assert enquiry.state == state
    assert Email.objects.count() == 1


def test_spam_is_found_again_and_brought_back_from_the_list(signed_in):
    enquiry, other = make_enquiry(state=State.SPAM), make_enquiry(state=State.SPAM)
    signed_in.post(f"{LIST}?state=spam", {"action": "new", "_selected_action": [str(enquiry.pk)]})

    assert listed(signed_in, "?state=spam") == [other.reference]


def test_suspected_form_sent_twice_is_one_enquiry(client):
    data = form_data(**{TRAP: "x"})
    for _ in range(2):
        client.post(NEW, data)

    assert Enquiry.objects.count() == 1
