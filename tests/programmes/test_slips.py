"""What a curator wrote by mistake is told all at once, and can be put right."""

import pytest
from django.urls import reverse

from programmes.models import Appointment, RegisterEntry
from programmes.vocabulary import LeaderRole, ListingStatus, Topic
from tests.builders import make_appointment, make_fact_check, make_programme
from tests.forms import form_data
from tests.programmes.test_judging import make_entry
from tests.staff import make_curator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def curator(client):
    user = make_curator(username="wren")
    client.force_login(user)
    return user


def address(programme) -> str:
    return reverse("admin:programmes_programme_change", args=[programme.pk])


@pytest.mark.parametrize(
    ("status", "is_checked", "role"),
    [
        (ListingStatus.DRAFT, False, LeaderRole.MUSICIAN),
        (ListingStatus.DRAFT, True, LeaderRole.MUSIC_THERAPIST),
        (ListingStatus.PUBLISHED, False, LeaderRole.MUSIC_THERAPIST),
    ],
)
def test_a_role_is_put_right_in_a_draft_whose_post_no_check_has_found(client, status, is_checked, role):
    programme = make_programme(status=status)
    post = make_appointment(programme)
    if is_checked:
        make_fact_check(programme, Topic.LEADERSHIP, appointments=[post])
    changed = {"appointments-0-role": LeaderRole.MUSICIAN}
    client.post(address(programme), form_data(client.get(address(programme)), **changed))

    assert Appointment.objects.get().role == role


def test_a_text_that_breaks_two_rules_is_told_both(client):
    programme = make_programme(summary="Songs.")
    text = "Our music therapist will cure you."
    refused = client.post(address(programme), form_data(client.get(address(programme)), summary=text))
    errors = " ".join(refused.context["adminform"].form.errors["summary"])

    assert "a protected title" in errors
    assert "“cure”: more than anybody can check" in errors


def test_who_judged_a_lead_is_no_link_to_a_page_that_curators_may_not_open(client, curator):
    entry = make_entry()
    client.post(reverse("admin:programmes_registerentry_judge", args=[entry.pk]), {"judgement": "maybe"})
    assert RegisterEntry.objects.get().judged_by == curator
    page = client.get(reverse("admin:programmes_registerentry_change", args=[entry.pk])).text

    assert "wren" in page
    assert "/auth/user/" not in page
