"""The inbox shows the right enquiries to the right people, and the visitor's words on one page alone."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from post_office.models import Email

from enquiries.models import Enquiry, Team
from enquiries.vocabulary import State
from tests.builders import make_programme, make_staff
from tests.enquiries.builders import (
    PLANTED,
    make_enquiry,
    make_handler,
    make_manager,
    make_rule,
    make_team,
    permit,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/enquiry/"


@pytest.fixture
def handler():
    return make_handler()


@pytest.fixture
def signed_in(client, handler):
    client.force_login(handler)
    return client


def page_of(enquiry) -> str:
    return reverse("admin:enquiries_enquiry_change", args=[enquiry.pk])


def press(client, enquiry, state: str):
    return client.post(reverse("admin:enquiries_enquiry_move", args=[enquiry.pk]), {state: "pressed"})


def listed(client, query: str = "") -> list[str]:
    return [enquiry.reference for enquiry in client.get(LIST + query).context["cl"].result_list]


def test_list_shows_open_ones_oldest_first(signed_in):
    first, second = make_enquiry(), make_enquiry()
    make_enquiry(state=State.CLOSED)

    assert listed(signed_in) == [first.reference, second.reference]


def test_spam_is_kept_apart_not_dropped(signed_in):
    spam = make_enquiry(state=State.SPAM)

    assert listed(signed_in) == []
    assert listed(signed_in, "?state=spam") == [spam.reference]


@pytest.mark.parametrize("state", State.values)
def test_search_finds_a_reference_in_any_state(signed_in, state):
    enquiry = make_enquiry(state=state, answered_at=timezone.now())
    make_enquiry(state=state, answered_at=timezone.now())

    assert listed(signed_in, f"?q={enquiry.reference.lower()}") == [enquiry.reference]


def test_search_finds_nothing_of_other_teams(signed_in):
    theirs = make_enquiry(team=make_team(name="Theirs"), assigned_to=None)

    assert listed(signed_in, f"?q={theirs.reference}") == []


def test_search_leaves_the_filters_behind_and_show_all_keeps_it(signed_in):
    enquiry = make_enquiry(state=State.CLOSED)
    page = signed_in.get(f"{LIST}?state=new&q={enquiry.reference}").content.decode()

    assert '<input type="hidden" name="state"' not in page
    assert f'href="?q={enquiry.reference}">Show all' in page
    assert listed(signed_in, f"?state=new&q={enquiry.reference}") == []


@pytest.mark.parametrize(("query", "chosen"), [("", "Open"), ("?q=B", "All"), ("?q=B&state=spam", "Spam")])
def test_list_says_which_states_it_shows(signed_in, query, chosen):
    spec = signed_in.get(LIST + query).context["cl"].filter_specs[0]
    choices = spec.choices(signed_in.get(LIST + query).context["cl"])

    assert [choice["display"] for choice in choices if choice["selected"]] == [chosen]


def waiting_column(client, enquiry) -> str:
    page = client.get(f"{LIST}?q={enquiry.reference}").content.decode()
    return strip_tags(page.split('class="field-waiting')[1].split(">", 1)[1].split("</td>")[0])


def test_list_says_in_words_what_waits_too_long(signed_in):
    wednesday = datetime.datetime(2026, 11, 18, 10, 0, tzinfo=datetime.UTC)
    late = make_enquiry(created_at=wednesday, erase_on=datetime.date(2027, 11, 18))

    assert "overdue since Thu 19 Nov" in waiting_column(signed_in, late)
    assert "overdue" not in waiting_column(signed_in, make_enquiry())


def test_nobody_waits_on_an_answered_one(signed_in):
    wednesday = datetime.datetime(2026, 11, 18, 10, 0, tzinfo=datetime.UTC)
    done = make_enquiry(created_at=wednesday, state=State.CLOSED, erase_on=datetime.date(2027, 11, 18))

    assert waiting_column(signed_in, done) == "sent 18 Nov 2026"


def test_inbox_says_when_nobody_is_told(client):
    Team.objects.update(email="")
    make_rule(make_team(name="Wales"))
    client.force_login(make_handler(email=""))

    assert "Nobody is told of new enquiries to: Front desk, Wales." in client.get(LIST).content.decode()


@pytest.mark.parametrize("heard", [{"email": "team@example.org"}, {}])
def test_inbox_is_silent_when_somebody_is_told(client, heard):
    Team.objects.update(**heard)
    handler = make_handler()
    Team.objects.fallback().members.add(handler)
    client.force_login(handler)

    assert "Nobody is told" not in client.get(LIST).content.decode()


def test_list_never_decrypts(signed_in):
    make_enquiry()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET message = 'broken', name = 'broken'")

    assert len(listed(signed_in)) == 1


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


@pytest.mark.parametrize(
    "query", ["?message__contains=a", "?email=a", "?q=%00", "?state=x", "?o=99", "?team__id__exact=x"]
)
def test_odd_queries_break_nothing(signed_in, query):
    assert signed_in.get(LIST + query, follow=True).status_code == 200


def test_list_query_count_does_not_grow(signed_in, django_assert_max_num_queries):
    make_manager()
    for _ in range(5):
        make_enquiry()

    with django_assert_max_num_queries(10):
        signed_in.get(LIST)
