"""What every page of the desk has about it: its heading, its parts, its words; and the page that says no."""

import re

import pytest
from django.urls import reverse

from programmes.vocabulary import ListingStatus
from tests.builders import make_programme, make_therapist
from tests.enquiries.builders import make_enquiry
from tests.history import change
from tests.staff import make_handler, make_manager

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    user = make_manager(username="manager")
    client.force_login(user)
    return user


def admin(name: str, *args) -> str:
    return reverse(f"admin:{name}", args=args)


def heading(page: str) -> str:
    return re.search("<h1>(.*?)</h1>", page, re.DOTALL)[1].strip()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("programmes_programme", "Programmes"),
        ("programmes_registerentry", "Leads from registers"),
        ("enquiries_enquiry", "Inbox"),
        ("auth_user", "Users"),
    ],
)
def test_a_list_is_headed_by_what_it_lists(client, manager, name, words):
    page = client.get(admin(f"{name}_changelist")).text

    assert heading(page) == words
    assert f"<title>{words} |" in page


def test_a_list_to_choose_from_still_says_so(client, manager):
    page = client.get(admin("programmes_centre_changelist"), {"_popup": 1}).text

    assert heading(page) == "Select centre"


def test_a_form_is_headed_by_what_it_changes(client, manager):
    page = client.get(admin("programmes_programme_change", make_programme(name="Harbour").pk)).text

    assert heading(page) == "Harbour"


def test_the_cells_of_a_list_say_their_columns(client, manager):
    make_programme(name="Harbour")
    row = client.get(admin("programmes_programme_changelist")).text.partition("<tbody>")[2]

    assert re.findall('<t[hd] data-label="([^"]+)"', row) == [
        "Name",
        "Centre",
        "Status",
        "Who leads it",
        "Frequency",
        "Checked on",
        "Curator",
    ]
    assert '<td class="action-checkbox">' in row


def test_a_list_that_is_edited_in_place_keeps_its_keys(client, manager):
    client.post(admin("enquiries_team_add"), {"name": "Night"})
    team = client.get(admin("enquiries_team_changelist")).context["cl"].queryset.get(name="Night")
    client.post(admin("enquiries_routingrule_add"), {"position": 5, "nation": "wales", "team": team.pk})
    page = client.get(admin("enquiries_routingrule_changelist")).text

    assert 'name="form-0-id"' in page
    assert 'data-label="Position"' in page
    assert 'aria-label="Team"' in page


def test_an_empty_list_says_whether_it_was_searched(client, manager):
    address = admin("programmes_programme_changelist")

    assert "Nothing here yet." in client.get(address).text
    assert "Nothing in this list answers to" in client.get(address, {"q": "Harbour"}).text


@pytest.mark.parametrize("status", [ListingStatus.DRAFT, ListingStatus.PUBLISHED])
def test_the_parts_of_a_long_form_are_linked(client, manager, status):
    programme = make_programme(summary="In Leeds.", status=status)
    page = client.get(admin("programmes_programme_change", programme.pk)).text
    parts = re.search('<nav class="parts".*?</nav>', page, re.DOTALL)[0]
    targets = re.findall('href="#([^"]+)"', parts)

    assert len(targets) > 10
    assert [one for one in targets if f'id="{one}"' not in page] == []
    assert {"how-it-stands", "appointments-heading", "notes"} <= {*targets}


def test_a_short_form_needs_no_list_of_its_parts(client, manager):
    assert 'class="parts"' not in client.get(admin("programmes_provider_add")).text


def test_an_enquiry_has_one_main_act(client, manager):
    page = client.get(admin("enquiries_enquiry_change", make_enquiry().pk)).text

    assert re.findall('class="main"><a href="[^"]+">([^<]+)', page) == ["Answer"]
    assert re.findall('<input type="submit" class="default" name="([^"]+)"', page) == ["taken"]


def test_times_are_of_24_hours(client, time_machine):
    time_machine.move_to("2026-11-28 15:39:00+00:00", tick=False)
    client.force_login(make_manager())
    programme = make_programme(name="Harbour")
    page = client.get(admin("programmes_programme_history", programme.pk)).text

    assert "28 November 2026, 15:39" in page
    assert "p.m." not in page


def test_a_history_names_its_columns_in_each_row(client, manager):
    programme = make_programme()
    change(programme, frequency="monthly")
    page = client.get(admin("programmes_programme_history", programme.pk)).text

    assert '<td data-label="Who">' in page
    assert '<td data-label="What">Changed' in page


def test_an_old_version_speaks_no_machine_s_words(client, manager):
    programme = make_programme()
    page = client.get(
        admin("programmes_programme_simple_history", programme.pk, programme.history.first().pk)
    ).text

    assert 'value="Put all of it back"' in page
    assert "Revert" not in page.partition("<main")[2]
    assert "Historical" not in page


def test_accounts_are_called_so(client, manager):
    page = client.get(admin("index")).text

    assert "Staff accounts" in page
    assert "Authentication" not in page


def test_the_start_page_says_what_one_did(client, manager):
    client.post(admin("programmes_provider_add"), {"name": "Harbour Trust"})
    page = client.get(admin("index")).text

    assert "What you did last" in page
    assert "Harbour Trust</a>" in page


def test_whoever_may_not_see_a_page_stays_at_the_desk(client):
    client.force_login(make_handler())
    refused = client.get(admin("programmes_programme_add"))

    assert refused.status_code == 403
    assert heading(refused.text) == "This page is not open to you"
    assert "admin-theme.css" in refused.text
    assert f'<a class="button" href="{admin("index")}">' in refused.text


def test_a_page_that_is_not_there_is_missing_at_the_desk_too(client, manager):
    missing = client.get("/admin/programmes/programme/nowhere/check/")

    assert missing.status_code == 404
    assert "admin-theme.css" in missing.text


def test_a_public_page_that_is_not_there_is_missing_in_public(client, manager):
    assert "admin-theme.css" not in client.get("/nowhere/").text


def test_unsaved_changes_are_spoken_of_in_one_class(client, manager):
    """The script shows what has it once something was changed, and the stylesheet hides it until then."""
    therapist, programme = make_therapist(), make_programme()
    for address in (
        admin("therapists_therapist_change", therapist.pk),
        admin("programmes_programme_change", programme.pk),
        admin("programmes_centre_change", programme.centre.pk),
    ):
        page = client.get(address).text
        told = re.findall('class="([^"]*)"[^>]*>Save your changes', page)
        assert told
        assert {*told} == {"quiet unsaved"}, address
