"""Two managers with one account open: the second to save is told, and no role comes back unseen."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from desk.roles import AUDITORS
from tests.forms import form_data
from tests.staff import make_curator, make_manager

pytestmark = pytest.mark.django_db
OVERTAKEN = "Somebody else saved this"


@pytest.fixture
def account(client):
    client.force_login(make_manager())
    return make_curator()


def page_of(account) -> str:
    return reverse("admin:auth_user_change", args=[account.pk])


def test_a_role_that_was_taken_away_meanwhile_stays_away(client, account):
    opened = client.get(page_of(account))
    account.groups.set([Group.objects.get(name=AUDITORS)])

    refused = client.post(page_of(account), form_data(opened, first_name="Wren"))
    assert OVERTAKEN in refused.text
    assert "“First name” and “Role”" in refused.text
    assert account.groups.get().name == AUDITORS


def test_sent_again_it_was_meant(client, account):
    first, second = client.get(page_of(account)), client.get(page_of(account))
    client.post(page_of(account), form_data(first, first_name="Theirs"))
    refused = client.post(page_of(account), form_data(second, first_name="Mine"))
    client.post(page_of(account), form_data(refused, first_name="Mine"))

    account.refresh_from_db()
    assert account.first_name == "Mine"


def test_signing_in_meanwhile_is_no_change(client, account):
    opened = client.get(page_of(account))
    type(account).objects.filter(pk=account.pk).update(last_login=timezone.now())

    assert client.post(page_of(account), form_data(opened, first_name="Wren")).status_code == 302
