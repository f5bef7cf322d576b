"""Staff answer, record a call, write a note and hand over: each once, by whom it may be, within what is safe."""

import uuid

import pytest
from django.urls import reverse
from post_office.models import Email

from enquiries.models import Entry
from enquiries.vocabulary import State
from tests.builders import make_programme, make_staff
from tests.enquiries.builders import make_enquiry, make_handler, make_team, permit, private_link
from tests.enquiries.inbox import LIST, act, page_of
from tests.staff import make_auditor

pytestmark = pytest.mark.django_db

ACTS = ["answer", "call", "note", "hand-over"]


def open_page(client, enquiry, name: str):
    return client.get(reverse(f"admin:enquiries_enquiry_{name}", args=[enquiry.pk]))


def test_answer_stands_behind_the_link_and_on_the_enquirys_page(signed_in, handler):
    enquiry = make_enquiry()
    act(signed_in, enquiry, "answer", text="It carries on for a year.")
    enquiry.refresh_from_db()
    entry = Entry.objects.get()

    assert (enquiry.state, enquiry.assigned_to, entry.written_by) == (State.ANSWERED, handler, handler)
    assert enquiry.answered_at is not None
    assert "It carries on for a year." in signed_in.get(private_link(enquiry)).text
    assert "It carries on for a year." in signed_in.get(page_of(enquiry)).text


def test_a_second_press_is_one_answer_and_one_mail(signed_in):
    enquiry, key = make_enquiry(), str(uuid.uuid4())
    for _ in range(2):
        act(signed_in, enquiry, "answer", text="Yes.", form_key=key)

    assert Entry.objects.count() == 1
    assert Email.objects.filter(subject__startswith="Answer to").count() == 1


@pytest.mark.parametrize("name", ["answer", "call"])
def test_what_is_safe_stands_above_the_form(signed_in, name):
    enquiry = make_enquiry(is_safe_text=True)
    page = open_page(signed_in, enquiry, name).text
    above = page[: page.index("<fieldset")]

    assert "Do NOT leave a voicemail." in above
    assert "Do NOT say who we are to somebody else." in above
    assert "You may send a text." in above
    assert enquiry.call_when in above
    assert enquiry.message in above


def test_whoever_left_no_email_is_to_be_called(signed_in):
    told, to_call = make_enquiry(), make_enquiry(email="")
    act(signed_in, to_call, "answer", text="Yes.")

    assert "No e-mail address was left" in open_page(signed_in, to_call, "answer").text
    assert "No e-mail address was left" not in open_page(signed_in, told, "answer").text
    assert not Email.objects.filter(subject__startswith="Answer to").exists()


@pytest.mark.parametrize(
    ("outcome", "state"), [("reached", "answered"), ("voicemail", "taken"), ("not_reached", "taken")]
)
def test_a_call_moves_it_on(signed_in, handler, outcome, state):
    enquiry = make_enquiry()
    act(signed_in, enquiry, "call", outcome=outcome, text="Ring again after eight.")
    enquiry.refresh_from_db()

    assert (enquiry.state, enquiry.assigned_to) == (state, handler)
    assert "Ring again after eight." in signed_in.get(page_of(enquiry)).text
    assert "Ring again" not in signed_in.get(private_link(enquiry)).text


def test_a_call_that_reached_nobody_leaves_it_with_whoever_has_it(signed_in, handler):
    colleague = make_staff()
    enquiry = make_enquiry(team=make_team(handler), state=State.TAKEN, assigned_to=colleague)
    act(signed_in, enquiry, "call", outcome="not_reached")
    enquiry.refresh_from_db()

    assert (enquiry.state, enquiry.assigned_to) == (State.TAKEN, colleague)


def test_a_note_changes_nothing_and_is_not_for_the_visitor(signed_in):
    enquiry = make_enquiry()
    act(signed_in, enquiry, "note", text="Called the centre.")
    enquiry.refresh_from_db()

    assert enquiry.state == State.NEW
    assert "Called the centre." in signed_in.get(page_of(enquiry)).text
    assert "Called the centre." not in signed_in.get(private_link(enquiry)).text


def test_handed_to_a_colleague_it_is_new_to_them_and_they_are_told(signed_in, handler):
    colleague = make_handler(email="bo@example.org", username="bo")
    enquiry = make_enquiry(state=State.TAKEN, assigned_to=handler)
    act(signed_in, enquiry, "hand-over", person=colleague.pk, text="You know the place.")
    enquiry.refresh_from_db()
    notice = Email.objects.get(subject__contains="handed over")

    assert (enquiry.state, enquiry.assigned_to) == (State.NEW, colleague)
    assert notice.to == ["bo@example.org"]
    assert "You know the place" not in notice.message
    signed_in.force_login(colleague)
    assert "To bo. You know the place." in signed_in.get(page_of(enquiry)).text


def test_handed_to_a_team_it_goes_to_whoever_is_there(signed_in, handler):
    colleague = make_handler()
    team = make_team(make_handler(is_active=False), colleague)
    answer = act(signed_in, enquiry := make_enquiry(assigned_to=handler), "hand-over", team=team.pk)
    enquiry.refresh_from_db()

    assert (enquiry.team, enquiry.assigned_to) == (team, colleague)
    assert answer["Location"] == LIST  # it is theirs no more


def test_nobody_is_handed_what_they_may_not_open(signed_in):
    enquiry, curator = make_enquiry(), make_staff()

    assert "Select a valid choice" in act(signed_in, enquiry, "hand-over", person=curator.pk).text
    assert not Entry.objects.exists()


@pytest.mark.parametrize("both", [True, False])
def test_hand_over_needs_one_of_the_two(signed_in, both):
    choice = {"person": make_handler().pk, "team": make_team().pk} if both else {}

    assert "one of them" in act(signed_in, make_enquiry(), "hand-over", **choice).text
    assert not Entry.objects.exists()


@pytest.mark.parametrize("name", ["answer", "note"])
@pytest.mark.parametrize("text", ["", "x" * 10_001, "a\x00"])
def test_what_cannot_be_taken_writes_nothing(signed_in, name, text):
    assert act(signed_in, make_enquiry(), name, text=text).status_code == 200
    assert not Entry.objects.exists()


@pytest.mark.parametrize("name", ACTS)
def test_nobody_writes_to_an_enquiry_they_cannot_see(signed_in, name):
    theirs = make_enquiry(team=make_team(name="Theirs"), assigned_to=None)

    assert act(signed_in, theirs, name, text="x", outcome="reached").status_code == 404
    assert open_page(signed_in, theirs, name).status_code == 404


@pytest.mark.parametrize("name", ACTS)
def test_who_may_only_look_writes_nothing(client, name):
    client.force_login(permit(make_staff(), "view_enquiry"))
    enquiry = make_enquiry()

    assert act(client, enquiry, name, text="x").status_code == 403
    assert "hand-over" not in client.get(page_of(enquiry)).text


def test_inbox_says_who_wrote_again(signed_in, client):
    enquiry = make_enquiry()
    act(signed_in, enquiry, "answer", text="Yes.")
    client.post(private_link(enquiry), {"text": "And then?"})

    assert "wrote again" in signed_in.get(LIST).text


def test_an_auditor_sees_that_there_was_an_answer_and_none_of_it(signed_in):
    enquiry = make_enquiry()
    act(signed_in, enquiry, "answer", text="It carries on for a year.")
    signed_in.force_login(make_auditor())
    page = signed_in.get(page_of(enquiry)).text

    assert "<b>Answer</b>" in page
    assert "It carries on" not in page
    assert "/hand-over/" not in page


def test_the_form_of_an_answer_says_what_it_is_about(signed_in):
    enquiry = make_enquiry(make_programme(name="Harbour House"))

    assert "About <a" in (page := open_page(signed_in, enquiry, "answer").text)
    assert "Harbour House</a>" in page
    assert "About no programme in particular." in open_page(signed_in, make_enquiry(), "answer").text
