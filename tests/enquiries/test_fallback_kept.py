"""The fallback team keeps somebody who may see enquiries, on every page that could take the last one away."""

import pytest
from django.urls import reverse

from enquiries.models import Team
from tests.builders import make_staff
from tests.staff import make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db

LAST = "This is the last member of “Front desk” who may see enquiries"


@pytest.fixture
def last(client):
    client.force_login(make_manager(username="maya"))
    last = make_handler(username="hamish", email="hamish@example.org")
    Team.objects.fallback().members.set([last, make_curator()])
    return last


def change_team(client, members) -> str:
    address = reverse("admin:enquiries_team_change", args=[Team.objects.fallback().pk])
    data = {"name": "Front desk", "members": [member.pk for member in members]}
    return client.post(address, data).content.decode()


def change_account(client, user, **fields) -> str:
    groups = [group.pk for group in user.groups.all()]
    data = {"username": user.username, "email": user.email, "groups": groups, "is_active": "on"}
    given = data | {"is_staff": "on"} | fields
    answer = client.post(
        reverse("admin:auth_user_change", args=[user.pk]),
        {name: value for name, value in given.items() if value},
    )
    user.refresh_from_db()
    return answer.content.decode()


def test_last_member_is_not_taken_out_of_the_team(client, last):
    assert "leave at least one member in it" in change_team(client, [])
    assert last in Team.objects.fallback().members.all()


def test_last_member_can_be_replaced(client, last):
    other = make_handler()
    change_team(client, [other])

    assert list(Team.objects.fallback().members.all()) == [other]


def test_another_team_may_be_empty(client, last):
    team = Team.objects.create(name="Wales")
    team.members.add(last)
    client.post(reverse("admin:enquiries_team_change", args=[team.pk]), {"name": "Wales"})

    assert not team.members.exists()


@pytest.mark.parametrize("taken", [{"is_active": ""}, {"is_staff": "", "groups": ""}, {"groups": ""}])
def test_last_member_stays_able(client, last, taken):
    page = change_account(client, last, **taken)

    assert LAST in page
    assert (last.is_active, last.is_staff, last.groups.count()) == (True, True, 1)


def test_last_member_given_a_role_that_sees_none_is_refused(client, last):
    curator = make_curator()

    assert LAST in change_account(client, last, groups=[curator.groups.get().pk])


def test_last_member_can_become_a_manager(client, last):
    assert LAST not in change_account(client, last, groups=[make_manager().groups.get().pk])


def test_last_superuser_of_it_is_not_unmade(client, last):
    superuser = make_staff(is_superuser=True, username="ada")
    Team.objects.fallback().members.set([superuser])
    client.force_login(superuser)

    assert LAST in change_account(client, superuser, is_superuser="")
    assert superuser.is_superuser


def test_name_of_the_last_member_can_change(client, last):
    change_account(client, last, first_name="Hamish")

    assert last.first_name == "Hamish"


def test_anybody_but_the_last_can_leave(client, last):
    other = make_handler()
    Team.objects.fallback().members.add(other)
    change_account(client, last, is_active="")

    assert not last.is_active


def test_account_of_a_team_without_anybody_is_saved(client, last):
    """Where nobody is left already, an account has nothing to do with it."""
    Team.objects.fallback().members.clear()
    change_account(client, last, is_active="")

    assert not last.is_active
