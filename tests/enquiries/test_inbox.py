"""The inbox lists the right enquiries in the right order, and says what waits too long."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.html import strip_tags

from enquiries.models import Team
from enquiries.vocabulary import State
from tests.enquiries.builders import make_enquiry, make_handler, make_manager, make_rule, make_team
from tests.enquiries.inbox import LIST, listed

pytestmark = pytest.mark.django_db


def test_list_shows_open_ones_oldest_first(signed_in):
    first, second = make_enquiry(), make_enquiry()
    make_enquiry(state=State.CLOSED)

    assert listed(signed_in) == [first.reference, second.reference]


def test_whoever_wrote_again_waits_from_then_on(signed_in):
    """In the order of what the column shows."""
    now, day = timezone.now(), datetime.timedelta(days=1)
    again = make_enquiry(created_at=now - 9 * day, asked_again_at=now - day)
    first = make_enquiry(created_at=now - 2 * day)

    assert listed(signed_in) == [first.reference, again.reference]


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


@pytest.mark.parametrize(
    "query", ["?message__contains=a", "?email=a", "?q=%00", "?state=x", "?o=99", "?team__id__exact=x"]
)
def test_odd_queries_break_nothing(signed_in, query):
    assert signed_in.get(LIST + query, follow=True).status_code == 200


def test_list_query_count_does_not_grow(signed_in, django_assert_max_num_queries):
    make_manager()
    for _ in range(5):
        make_enquiry()

    with django_assert_max_num_queries(12):  # one writes the audit, one asks for further programmes
        signed_in.get(LIST)
