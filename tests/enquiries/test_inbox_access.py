"""Who sees which enquiries, and what of the visitor's words."""

import pytest

from enquiries.models import Team
from tests.builders import make_programme, make_staff
from tests.enquiries.builders import PLANTED, make_enquiry, make_manager, make_rule, make_team, permit
from tests.enquiries.inbox import LIST, listed, page_of, press

pytestmark = pytest.mark.django_db


def test_words_are_on_the_change_page_alone(signed_in):
    enquiry = make_enquiry()

    assert PLANTED not in signed_in.get(LIST).content.decode()
    assert f"afterwards? {PLANTED}" in signed_in.get(page_of(enquiry)).content.decode()


def test_page_offers_the_moves(signed_in):
    page = signed_in.get(page_of(make_enquiry())).content.decode()

    assert page.count("formaction") == 4


def test_page_links_to_nothing_a_handler_may_not_open(signed_in):
    page = signed_in.get(page_of(make_enquiry(make_programme()))).content.decode()

    assert "/admin/auth/user/" not in page
    assert "/admin/enquiries/team/" not in page
    assert "/admin/programmes/" not in page


def test_page_says_what_is_not_safe(signed_in):
    page = signed_in.get(page_of(make_enquiry(is_safe_text=True))).content.decode()

    assert "Do NOT leave a voicemail" in page
    assert "You may send a text" in page


def test_handler_sees_own_teams_and_the_unassigned_fallback(signed_in, handler):
    make_rule(make_team(handler, name="Mine"), position=1)
    mine = make_enquiry()
    unassigned = make_enquiry(team=Team.objects.fallback(), assigned_to=None)
    theirs = make_enquiry(team=make_team(name="Theirs"), assigned_to=None)

    assert listed(signed_in) == [mine.reference, unassigned.reference]
    assert signed_in.get(page_of(theirs)).status_code == 302
    assert press(signed_in, theirs, "taken").status_code == 404


def test_manager_sees_every_team(client):
    make_enquiry(team=make_team(make_staff()))
    client.force_login(make_manager())

    assert len(listed(client)) == 1


@pytest.mark.parametrize(
    "address",
    [LIST, "/admin/enquiries/team/", "/admin/enquiries/routingrule/", "/admin/enquiries/outgoingmail/"],
)
def test_curator_sees_none_of_it(client, address):
    client.force_login(make_staff())

    assert client.get(address).status_code == 403


def test_curator_opens_and_moves_no_enquiry(client):
    enquiry = make_enquiry()
    client.force_login(make_staff())

    assert client.get(page_of(enquiry)).status_code == 403
    assert press(client, enquiry, "closed").status_code == 403


def test_who_may_only_look_moves_nothing(client):
    enquiry = make_enquiry()
    client.force_login(permit(make_staff(), "view_enquiry"))

    assert "formaction" not in client.get(page_of(enquiry)).content.decode()
    assert press(client, enquiry, "closed").status_code == 403


def test_address_cannot_slip_a_copy_into_the_reply(signed_in):
    """“?” and “&” may stand in an e-mail address, and in a link they begin what a mail is filled in with."""
    page = signed_in.get(page_of(make_enquiry(email="a?cc=b&c@example.org"))).content.decode()

    assert 'href="mailto:a%3Fcc%3Db%26c@example.org"' in page
