"""An enquiry is taken, answered, closed or erased, by whom it may be and with no trace of its words."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from enquiries import services
from enquiries.models import Enquiry
from enquiries.services import erase
from tests.builders import make_staff
from tests.enquiries.builders import PLANTED, make_enquiry, make_manager, make_team
from tests.enquiries.inbox import LIST, page_of, press

pytestmark = pytest.mark.django_db


def test_take_assigns_it(signed_in, handler):
    enquiry = make_enquiry()
    press(signed_in, enquiry, "taken")
    enquiry.refresh_from_db()

    assert (enquiry.state, enquiry.assigned_to) == ("taken", handler)


def test_taking_over_assigns_it_anew(signed_in, handler):
    enquiry = make_enquiry(team=make_team(handler), assigned_to=make_staff())
    press(signed_in, enquiry, "taken")
    enquiry.refresh_from_db()

    assert enquiry.assigned_to == handler


def test_mark_answered_notes_the_time(signed_in):
    enquiry = make_enquiry()
    press(signed_in, enquiry, "answered")
    enquiry.refresh_from_db()

    assert enquiry.state == "answered"
    assert enquiry.answered_at is not None


def test_closing_keeps_whom_it_was_assigned_to(signed_in, handler):
    other = make_staff()
    enquiry = make_enquiry(team=make_team(handler), assigned_to=other)
    press(signed_in, enquiry, "closed")
    enquiry.refresh_from_db()

    assert enquiry.assigned_to == other


@pytest.mark.parametrize("state", ["taken", "answered", "closed", "spam"])
def test_list_action_moves_the_chosen(signed_in, state):
    chosen, other = make_enquiry(), make_enquiry()
    signed_in.post(LIST, {"action": state, "_selected_action": [str(chosen.pk)]})
    chosen.refresh_from_db()
    other.refresh_from_db()

    assert (chosen.state, other.state) == (state, "new")


@pytest.fixture
def erased_meanwhile(monkeypatch):
    """The visitor erases an enquiry between the look at it and the move."""

    def locked(enquiry):
        erase(Enquiry.objects.filter(pk=gone.pk))
        return real(enquiry)

    gone, real = make_enquiry(), services.locked
    monkeypatch.setattr(services, "locked", locked)
    return gone


def test_list_action_passes_over_what_was_erased_meanwhile(signed_in, erased_meanwhile):
    other = make_enquiry()
    chosen = [str(one.pk) for one in (erased_meanwhile, other)]
    page = signed_in.post(LIST, {"action": "closed", "_selected_action": chosen}, follow=True)

    assert "Close it: 1 done." in page.text
    assert Enquiry.objects.get().state == "closed"


def test_button_on_what_was_erased_meanwhile_finds_nothing(signed_in, erased_meanwhile):
    assert press(signed_in, erased_meanwhile, "closed").status_code == 404


def test_unknown_button_is_a_400(signed_in):
    assert press(signed_in, make_enquiry(), "eaten").status_code == 400


def test_move_takes_post_only(signed_in):
    assert signed_in.get(reverse("admin:enquiries_enquiry_move", args=[make_enquiry().pk])).status_code == 405


def test_nobody_adds_or_edits(signed_in):
    enquiry = make_enquiry()

    assert signed_in.get(LIST + "add/").status_code == 403
    assert signed_in.post(page_of(enquiry), {"message": "altered"}).status_code == 403


def test_log_of_actions_holds_the_reference_and_no_words(signed_in):
    enquiry = make_enquiry()
    press(signed_in, enquiry, "taken")
    entry = LogEntry.objects.get()

    assert entry.object_repr == enquiry.reference
    assert PLANTED not in entry.change_message


def test_manager_deletes_nothing(client):
    enquiry = make_enquiry()
    client.force_login(make_manager())

    assert client.post(page_of(enquiry).replace("change", "delete"), {"post": "yes"}).status_code == 403


def test_superuser_erases_enquiry_and_notice(client):
    root = make_staff(is_superuser=True)
    enquiry = make_enquiry()
    assert Email.objects.exists()
    client.force_login(root)
    client.post(page_of(enquiry).replace("change", "delete"), {"post": "yes"})

    assert not Enquiry.objects.exists()
    assert not Email.objects.exists()


def test_who_closes_what_was_nobodys_has_it(signed_in, handler):
    enquiry = make_enquiry(team=make_team(handler), assigned_to=None)
    press(signed_in, enquiry, "closed")
    enquiry.refresh_from_db()

    assert enquiry.assigned_to == handler


def test_answering_again_keeps_the_first_time(signed_in):
    first = timezone.now() - datetime.timedelta(hours=3)
    enquiry = make_enquiry(answered_at=first)
    press(signed_in, enquiry, "answered")
    enquiry.refresh_from_db()

    assert enquiry.answered_at == first
