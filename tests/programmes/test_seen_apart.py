"""Two people change different things of one listing: the second keeps what the first wrote, and is told who it was."""

import pytest
from django.urls import reverse

from programmes.models import Programme
from tests.builders import make_centre, make_programme
from tests.forms import form_data
from tests.staff import StaffClient, make_curator

pytestmark = pytest.mark.django_db
OVERTAKEN = "saved this on"


@pytest.fixture(autouse=True)
def curator(client):
    client.force_login(make_curator())


@pytest.fixture
def ruth():
    theirs = StaffClient()
    theirs.force_login(make_curator(username="ruth", first_name="Ruth", last_name="Fernley"))
    return theirs


def address(listing) -> str:
    return reverse(f"admin:programmes_{listing._meta.model_name}_change", args=[listing.pk])


def overtaken(client, ruth, listing, theirs: dict, mine: dict):
    """The form that comes back to the second of two."""
    opened = client.get(address(listing))
    assert ruth.post(address(listing), form_data(ruth.get(address(listing)), **theirs)).status_code == 302
    refused = client.post(address(listing), form_data(opened, **mine))
    assert OVERTAKEN in refused.text
    return refused


def test_what_the_second_never_touched_stays_as_the_first_left_it(client, ruth):
    programme = make_programme(summary="One.", treats=["alcohol"], has_assessment="no")
    theirs = {"summary": "Theirs.", "treats": ["drugs"], "has_assessment": "yes", "is_slip": "on"}
    refused = overtaken(client, ruth, programme, theirs, {"name": "Mine"})
    client.post(address(programme), form_data(refused))

    saved = Programme.objects.get()
    assert (saved.name, saved.summary) == ("Mine", "Theirs.")
    assert (saved.treats, saved.has_assessment) == (("drugs",), "yes")


def test_the_ends_of_lines_are_no_typing(client, ruth):
    programme = make_programme(description="One.\nTwo.")
    mine = {"name": "Mine", "description": "One.\r\nTwo."}
    refused = overtaken(client, ruth, programme, {"description": "Theirs."}, mine)

    assert refused.context["adminform"].form["description"].value() == "Theirs."


def test_a_source_is_asked_for_what_oneself_changed_alone(client, ruth):
    programme = make_programme(frequency="weekly", summary="One.")
    theirs = {"frequency": "monthly", "is_slip": "on"}
    refused = overtaken(client, ruth, programme, theirs, {"summary": "Mine."})

    assert "You changed" not in refused.text
    assert client.post(address(programme), form_data(refused)).status_code == 302
    assert Programme.objects.get().frequency == "monthly"


def test_what_both_changed_stands_with_both_values(client, ruth):
    programme = make_programme(summary="One.")
    refused = overtaken(client, ruth, programme, {"summary": "Theirs."}, {"summary": "Mine."})

    assert "It now says “Theirs.”" in refused.text
    assert refused.context["adminform"].form["summary"].value() == "Mine."


def test_what_both_wrote_alike_is_nothing_to_choose(client, ruth):
    programme = make_programme(summary="One.")
    refused = overtaken(client, ruth, programme, {"summary": "Same."}, {"summary": "Same."})

    assert "To save again would change: nothing" in refused.text
    assert "You both changed" not in refused.text


def test_who_saved_is_named_once_with_a_way_to_look_that_loses_nothing(client, ruth):
    programme = make_programme(summary="One.")
    refused = overtaken(client, ruth, programme, {"summary": "Theirs."}, {"name": "Mine"})
    history = reverse("admin:programmes_programme_history", args=[programme.pk])

    assert refused.text.count("Ruth Fernley saved this on") == 1
    assert f'<a href="{history}" target="_blank" rel="noopener">' in refused.text
    assert refused.text.count("errornote") == 1


def test_a_name_that_was_refused_is_not_its_heading(client, ruth):
    centre = make_centre(name="Stored")
    refused = overtaken(client, ruth, centre, {"town": "Leeds"}, {"name": "Typed"})

    assert "<h1>Stored" in refused.text
    assert "&rsaquo; Stored" in refused.text
