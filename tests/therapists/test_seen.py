"""Two people with one therapist open: the second to save is told, of what stands on the same page too."""

import pytest
from django.urls import reverse

from tests.builders import make_register_check, make_therapist
from tests.forms import form_data
from tests.staff import make_curator

pytestmark = pytest.mark.django_db
OVERTAKEN = "Somebody else saved this"


@pytest.fixture
def person(client):
    client.force_login(make_curator())
    return make_therapist(hcpc_number="AS0001", agreed=True)


def page_of(person) -> str:
    return reverse("admin:therapists_therapist_change", args=[person.pk])


def test_the_second_save_is_refused_until_it_is_sent_again(client, person):
    first, second = client.get(page_of(person)), client.get(page_of(person))
    client.post(page_of(person), form_data(first, approaches="Theirs."))
    refused = client.post(page_of(person), form_data(second, approaches="Mine."))
    assert "saved this on" in refused.text
    person.refresh_from_db()
    assert person.approaches == "Theirs."

    client.post(page_of(person), form_data(refused, approaches="Mine."))
    person.refresh_from_db()
    assert person.approaches == "Mine."


def test_a_look_at_the_register_meanwhile_counts(client, person):
    opened = client.get(page_of(person))
    make_register_check(person)

    assert OVERTAKEN in client.post(page_of(person), form_data(opened, approaches="Mine.")).text


def test_a_withdrawal_meanwhile_counts(client, person):
    opened = client.get(page_of(person))
    person.agreements.update(withdrawn_on="2026-06-01")

    assert OVERTAKEN in client.post(page_of(person), form_data(opened, approaches="Mine.")).text
