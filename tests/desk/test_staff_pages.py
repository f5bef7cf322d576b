"""Pages of staff show what is of use there, and one thing to do."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from desk.roles import CURATORS
from enquiries.models import Absence, RoutingRule, Team
from tests.staff import make_handler, make_manager

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def manager(client):
    client.force_login(make_manager())


def test_a_role_says_in_words_what_it_may_do(client):
    group = Group.objects.get(name=CURATORS)
    page = client.get(reverse("admin:auth_group_change", args=[group.pk])).text

    assert "<li>add programme</li>" in page
    assert " | programme | " not in page


def test_the_list_of_rules_makes_and_deletes_no_teams(client):
    RoutingRule.objects.create(team=Team.objects.fallback(), position=1)
    page = client.get(reverse("admin:enquiries_routingrule_changelist")).text

    assert 'name="form-0-team"' in page
    assert "related-widget-wrapper" not in page


def test_days_away_are_deleted_at_one_question(client):
    away = Absence.objects.create(
        person=make_handler(first_name="Wren", last_name="Ames"),
        starts_on=timezone.localdate() + datetime.timedelta(days=3),
    )
    address = reverse("admin:enquiries_absence_delete", args=[away.pk])
    page = client.get(address).text
    client.post(address, {"post": "yes"})

    assert "Wren Ames is away from" in page
    assert "Summary" not in page
    assert not Absence.objects.exists()
