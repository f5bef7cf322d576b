"""One old value of a therapist is put back by the rules of the therapist's form."""

import pytest
from django.urls import reverse

from tests.builders import make_register_check, make_therapist
from tests.history import change, history_page, put_back
from tests.staff import make_curator, make_handler
from therapists.models import Therapist

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def curator(client):
    client.force_login(make_curator())


def test_one_value_goes_back_and_the_others_stay(client):
    therapist = make_therapist(name="Ruth Fernley", approaches="With the voice.")
    change(therapist, name="Ruth Fernly", approaches="With drums.")

    put_back(client, therapist, "name")

    therapist = Therapist.objects.get()
    assert (therapist.name, therapist.approaches) == ("Ruth Fernley", "With drums.")
    assert therapist.history.first().history_change_reason.startswith("one field put back from ")


def test_a_name_does_not_come_back_into_public_text(client):
    therapist = make_therapist(approaches="As Owen Prys does.", agreed=True)
    change(therapist, approaches="With the voice.")
    make_therapist(name="Owen Prys")

    assert "This text names a therapist" in put_back(client, therapist, "approaches").text
    assert "Owen Prys" not in client.get(reverse("therapists:detail", args=[therapist.slug])).text


def test_an_old_number_wants_a_new_look(client):
    therapist = make_therapist(hcpc_number="AS0001")
    change(therapist, hcpc_number="AS0002")
    make_register_check(therapist)

    assert (
        "The register was checked under the old HCPC number"
        in put_back(client, therapist, "hcpc_number").text
    )
    assert Therapist.objects.get().hcpc_number == "AS0002"


def test_whoever_may_only_look_has_nothing_to_put_back(client):
    therapist = make_therapist(approaches="With drums.")
    change(therapist, approaches="With the voice.")
    client.force_login(make_handler())

    address = reverse("admin:therapists_therapist_change", args=[therapist.pk])
    version = therapist.history.last().pk
    answer = client.get(f"{address}?restore={version}&field=approaches")
    assert "is filled in" not in answer.text


def test_the_reason_names_nobody(client):
    therapist, _ = make_therapist(name="Ruth Fernley"), make_therapist(name="Owen Prys")
    change(therapist, name="Ruth Fernly")

    assert "This text names a therapist" in put_back(client, therapist, "name", why="Owen Prys rang").text
    assert "Owen Prys" not in history_page(client, therapist)
