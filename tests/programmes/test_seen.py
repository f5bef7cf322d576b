"""Two people with one listing open: the second to save is told what that would undo."""

import pytest
from django.urls import reverse

from programmes.models import Programme
from tests.builders import make_appointment, make_centre, make_programme, make_provider
from tests.forms import form_data
from tests.staff import make_curator

pytestmark = pytest.mark.django_db
SLIP = {"is_slip": "on"}


@pytest.fixture(autouse=True)
def curator(client):
    client.force_login(make_curator())


def address(listing) -> str:
    return reverse(f"admin:programmes_{listing._meta.model_name}_change", args=[listing.pk])


def test_the_second_save_is_refused_and_says_what_it_would_change(client):
    programme = make_programme(frequency="weekly", summary="One.")
    first, second = client.get(address(programme)), client.get(address(programme))
    client.post(address(programme), form_data(first, frequency="monthly", **SLIP))
    answer = client.post(address(programme), form_data(second, summary="Two.", **SLIP))

    assert "To save again would change: “Summary”" in answer.text
    assert "Two." in answer.text
    assert Programme.objects.get().frequency == "monthly"


def test_sent_again_it_was_meant(client):
    programme = make_programme(summary="One.")
    first, second = client.get(address(programme)), client.get(address(programme))
    client.post(address(programme), form_data(first, summary="Theirs."))
    refused = client.post(address(programme), form_data(second, summary="Mine."))
    client.post(address(programme), form_data(refused, summary="Mine."))

    assert Programme.objects.get().summary == "Mine."


def test_a_post_that_came_meanwhile_counts(client):
    programme = make_programme(summary="One.")
    opened = client.get(address(programme))
    make_appointment(programme)

    assert (
        "Somebody else saved this" in client.post(address(programme), form_data(opened, summary="Two.")).text
    )


@pytest.mark.parametrize("make", [make_centre, make_provider], ids=["centre", "provider"])
def test_centres_and_providers_are_held_to_it_too(client, make):
    listing = make()
    first, second = client.get(address(listing)), client.get(address(listing))
    client.post(address(listing), form_data(first, name="Theirs"))

    assert "saved this on" in client.post(address(listing), form_data(second, name="Mine")).text
    listing.refresh_from_db()
    assert listing.name == "Theirs"


def test_whoever_saves_twice_in_a_row_is_not_stopped(client):
    programme = make_programme(summary="One.")
    for summary in ("Two.", "Three."):
        client.post(address(programme), form_data(client.get(address(programme)), summary=summary))

    assert Programme.objects.get().summary == "Three."
