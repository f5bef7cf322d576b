"""Two people act on one enquiry: the second is told what the first did, keeps the text, and may go on knowingly."""

import re

import pytest
from django.urls import reverse
from post_office.models import Email

from enquiries import conversation
from enquiries.admin.conversation_forms import AnswerForm
from enquiries.models import Enquiry, Entry
from enquiries.services import erase
from enquiries.vocabulary import State
from tests.enquiries.builders import make_enquiry, make_handler, make_team, private_link
from tests.enquiries.inbox import LIST, act, page_of, press
from tests.staff import StaffClient, make_manager

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    other = StaffClient()
    other.force_login(make_manager(username="nia"))
    return other


@pytest.fixture
def enquiry(handler):
    """Both of them see it, whoever has it."""
    return make_enquiry(team=make_team(handler))


def shown(client, address: str) -> str:
    """What the page carries of how the enquiry stood."""
    return re.search(r'name="seen" value="([^"]+)"', client.get(address).text)[1]


def form_of(enquiry, name: str) -> str:
    return reverse(f"admin:enquiries_enquiry_{name}", args=[enquiry.pk])


def press_on(client, enquiry, state: str, seen: str) -> str:
    address = reverse("admin:enquiries_enquiry_move", args=[enquiry.pk])
    return client.post(address, {state: "pressed", "seen": seen}, follow=True).text


def test_the_second_answer_is_held_back_and_a_second_press_sends_it(signed_in, enquiry, manager):
    seen = shown(signed_in, form_of(enquiry, "answer"))
    act(manager, enquiry, "answer", text="It does.", seen=shown(manager, form_of(enquiry, "answer")))
    page = act(signed_in, enquiry, "answer", text="It does not.", seen=seen)

    assert "answer by nia" in page.text
    assert "It does not.</textarea>" in page.text
    assert Entry.objects.count() == Email.objects.filter(subject__startswith="Answer to").count() == 1
    act(signed_in, enquiry, "answer", text="It does not.", seen=page.context["form"]["seen"].value())
    assert Entry.objects.count() == 2


@pytest.mark.parametrize("state", ["taken", "closed", "spam"])
def test_an_old_answer_does_not_undo_what_somebody_did(signed_in, enquiry, manager, state):
    seen = shown(signed_in, form_of(enquiry, "answer"))
    press(manager, enquiry, state)
    page = act(signed_in, enquiry, "answer", text="Yes.", seen=seen)
    enquiry.refresh_from_db()

    assert "by nia" in page.text
    assert enquiry.state == state


@pytest.mark.parametrize("name", ["call", "hand-over"])
def test_what_the_visitor_adds_is_told_before_it_is_passed_by(signed_in, enquiry, client, name):
    colleague = make_handler()
    seen = shown(signed_in, form_of(enquiry, name))
    client.post(private_link(enquiry), {"text": "And then?"})

    page = act(signed_in, enquiry, name, outcome="reached", person=colleague.pk, seen=seen)
    assert "added by the visitor" in page.text
    assert list(Entry.objects.values_list("kind", flat=True)) == ["line"]


def test_a_colleagues_note_holds_nothing_back(signed_in, enquiry, manager):
    seen = shown(signed_in, form_of(enquiry, "answer"))
    act(manager, enquiry, "note", text="Called the centre.")
    act(signed_in, enquiry, "answer", text="Yes.", seen=seen)

    assert Entry.objects.filter(kind="answer").exists()


@pytest.mark.parametrize("state", ["taken", "closed", "spam"])
def test_a_button_of_an_older_page_names_who_holds_it(signed_in, enquiry, manager, state):
    seen = shown(signed_in, page_of(enquiry))
    press(manager, enquiry, "taken")
    page = press_on(signed_in, enquiry, state, seen)
    enquiry.refresh_from_db()

    assert "taken by nia" in page
    assert (enquiry.state, enquiry.assigned_to.username) == (State.TAKEN, "nia")


def test_whoever_sees_the_holder_may_take_it_over(signed_in, enquiry, manager, handler):
    press(manager, enquiry, "taken")
    page = press_on(signed_in, enquiry, "taken", shown(signed_in, page_of(enquiry)))
    enquiry.refresh_from_db()

    assert enquiry.assigned_to == handler
    assert page.count("<b>Taken</b>") == 2


def test_the_list_takes_from_nobody(signed_in, enquiry, manager):
    press(manager, enquiry, "taken")
    data = {"action": "taken", "_selected_action": [str(enquiry.pk)]}

    assert "is taken by nia" in signed_in.post(LIST, data, follow=True).text
    enquiry.refresh_from_db()
    assert enquiry.assigned_to.username == "nia"


def test_a_hand_over_says_to_whom_without_content(signed_in, enquiry):
    act(signed_in, enquiry, "hand-over", person=make_handler(username="bo").pk, text="You know it.")
    enquiry.refresh_from_db()

    assert enquiry.why_here.endswith("handed it over to bo.")


@pytest.mark.parametrize("name", ["answer", "call", "note", "hand-over"])
def test_what_was_written_to_an_enquiry_erased_meanwhile_is_given_back(signed_in, enquiry, name):
    address = form_of(enquiry, name)
    enquiry.delete()
    page = signed_in.post(address, {"text": "They meet on <Mondays>."})

    assert page.status_code == 404
    assert "They meet on &lt;Mondays&gt;.</textarea>" in page.text
    assert "What you sent just now was not written down." in page.text
    assert signed_in.post(address).status_code == 404


def test_what_was_written_to_an_enquiry_that_went_to_others_is_given_back(signed_in, enquiry, manager):
    act(manager, enquiry, "hand-over", team=make_team(make_handler(), name="Elsewhere").pk)
    page = act(signed_in, enquiry, "answer", text="They meet on Mondays.")

    assert page.status_code == 404
    assert "They meet on Mondays.</textarea>" in page.text
    assert enquiry.reference not in page.text
    assert Entry.objects.filter(kind="answer").count() == 0


@pytest.fixture
def erased_meanwhile(monkeypatch, enquiry):
    """The visitor erases it between the look at it and the writing."""

    def locked(one):
        erase(Enquiry.objects.filter(pk=one.pk))
        return real(one)

    real = conversation.locked
    monkeypatch.setattr(conversation, "locked", locked)
    return enquiry


@pytest.mark.parametrize("name", ["answer", "call", "note", "hand-over"])
def test_what_was_written_while_it_was_being_erased_is_given_back(signed_in, erased_meanwhile, name):
    colleague = make_handler()
    page = act(
        signed_in,
        erased_meanwhile,
        name,
        text="On Mondays.",
        outcome="reached",
        person=colleague.pk if name == "hand-over" else "",
    )

    assert page.status_code == 404
    assert "On Mondays.</textarea>" in page.text


def test_whoever_no_longer_sees_it_is_not_shown_who_has_it_now(signed_in, enquiry, manager, monkeypatch):
    seen = shown(signed_in, form_of(enquiry, "answer"))
    elsewhere = make_team(make_handler(), name="Elsewhere")

    def clean(form) -> dict:
        """Between the look at the enquiry and the writing."""
        act(manager, enquiry, "hand-over", team=elsewhere.pk)
        return form.cleaned_data

    monkeypatch.setattr(AnswerForm, "clean", clean)
    page = act(signed_in, enquiry, "answer", text="On Mondays.", seen=seen)

    assert page.status_code == 404
    assert "On Mondays.</textarea>" in page.text
    assert "Elsewhere" not in page.text
    assert not Entry.objects.filter(kind="answer").exists()
