"""What staff do in the admin is in the next answer to the public, whichever way they do it."""

import pytest
from django.urls import reverse

from tests.builders import check_three_questions, make_programme
from tests.forms import form_data
from tests.programmes.pages import list_programmes
from tests.staff import StaffClient, make_curator

pytestmark = pytest.mark.django_db

READY = {"summary": "In Leeds.", "frequency": "weekly", "aftercare": ("group",), "led_by_claim": "musician"}


@pytest.fixture
def desk():
    """A curator's browser; `client` is the public's."""
    client = StaffClient()
    client.force_login(make_curator())
    return client


def address(act: str, *args) -> str:
    return reverse(f"admin:programmes_programme_{act}", args=args)


def test_the_form_of_a_listing(client, desk):
    programme = make_programme(name="First")
    assert list_programmes(client) == ["First"]
    change = address("change", programme.pk)
    desk.post(change, form_data(desk.get(change), name="Second"))

    assert list_programmes(client) == ["Second"]


def test_the_button_that_publishes(client, desk):
    programme = make_programme(name="Ready", status="draft", **READY)
    check_three_questions(programme)
    assert list_programmes(client) == []
    desk.post(address("publish", programme.pk))

    assert list_programmes(client) == ["Ready"]


def test_the_action_on_the_list(client, desk):
    programme = make_programme(name="Ready", status="draft", **READY)
    check_three_questions(programme)
    assert list_programmes(client) == []
    chosen = {"action": "publish_selected", "_selected_action": programme.pk}
    desk.post(address("changelist"), chosen)  # the preview tries it, and takes it back
    assert list_programmes(client) == []
    desk.post(address("changelist"), chosen | {"confirmed": "yes"})

    assert list_programmes(client) == ["Ready"]
