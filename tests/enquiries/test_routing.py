"""The first rule that matches names the team; the least busy member gets it; somebody always does."""

import pytest
from django.db import IntegrityError

from enquiries.models import RoutingRule, Team
from enquiries.routing import route
from enquiries.vocabulary import State
from programmes.vocabulary import Setting
from tests.builders import make_centre, make_programme, make_provider, make_staff
from tests.enquiries.builders import make_enquiry, make_handler, make_manager, make_rule, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    centre = make_centre(provider=make_provider(), nation="wales", region="wales", town="Newport")
    return make_programme(centre=centre, setting=Setting.ONLINE)


def conditions(programme) -> dict:
    return {
        "programme": programme,
        "provider": programme.centre.provider,
        "nation": "wales",
        "region": "wales",
        "setting": "online",
        "asking_for": "family",
    }


@pytest.mark.parametrize("name", RoutingRule.CONDITIONS)
def test_each_condition_sends_to_its_team(programme, name):
    rule = make_rule(make_team(), **{name: conditions(programme)[name]})

    assert route([programme], "family").rule == rule


@pytest.mark.parametrize("name", RoutingRule.CONDITIONS)
def test_each_condition_leaves_others_alone(programme, name):
    make_rule(make_team(), **{name: conditions(programme)[name]})

    assert route([make_programme()], "myself").team.is_fallback


def test_every_condition_of_a_rule_must_hold(programme):
    make_rule(make_team(), nation="wales", setting="residential")

    assert route([programme], "family").team.is_fallback


def test_first_position_decides(programme):
    make_rule(make_team(name="Second"), nation="wales", position=20)
    make_rule(make_team(name="First"), setting="online", position=10)

    assert route([programme], "family").team.name == "First"


def test_equal_positions_go_by_age(programme):
    older = make_rule(make_team(name="Older"), nation="wales")
    make_rule(make_team(name="Younger"), nation="wales")

    assert route([programme], "family").rule == older


def test_general_enquiry_skips_rules_with_conditions(programme):
    make_rule(make_team(name="Wales"), nation="wales", position=1)
    anything = make_rule(make_team(name="All"), position=2)

    assert route([], "family").rule == anything


def test_general_enquiry_is_matched_by_who_it_is_for():
    rule = make_rule(make_team(), asking_for="professional")

    assert route([], "professional").rule == rule
    assert route([], "myself").team.is_fallback


def test_who_it_is_for_and_the_programme_must_both_hold(programme):
    rule = make_rule(make_team(), nation="wales", asking_for="myself")

    assert route([programme], "myself").rule == rule
    assert route([programme], "family").team.is_fallback
    assert route([], "myself").team.is_fallback


def test_empty_rules_go_to_the_fallback():
    assert route([], "family").team == Team.objects.get(is_fallback=True)
    assert route([], "family").rule is None


def test_lost_fallback_is_made_again():
    Team.objects.all().delete()

    assert route([], "family").team.name == "Front desk"


def test_only_one_team_is_the_fallback():
    with pytest.raises(IntegrityError):
        Team.objects.create(name="Another", is_fallback=True)


def test_member_with_fewest_open_takes_it():
    busy, free = make_handler(), make_handler()
    make_rule(make_team(busy, free))
    make_enquiry(assigned_to=busy)

    assert route([], "family").person == free


def test_answered_enquiries_make_nobody_busy(django_user_model):
    first, second = make_handler(), make_handler()
    make_rule(make_team(first, second))
    closed = make_enquiry(assigned_to=first)
    type(closed).objects.update(state=State.CLOSED)

    assert route([], "family").person == first


def test_tie_goes_to_the_first_made():
    first, second = make_handler(), make_handler()
    make_rule(make_team(second, first))

    assert route([], "family").person == first


@pytest.mark.parametrize("gone", [{"is_active": False}, {"is_staff": False}])
def test_who_cannot_sign_in_gets_nothing(gone):
    team = make_team(make_handler(**gone))
    make_rule(team)

    assert route([], "family").team == team
    assert route([], "family").person is None


def test_who_may_not_open_an_enquiry_gets_none():
    make_rule(make_team(make_staff(), handler := make_handler()))

    assert route([], "family").person == handler


def test_who_lost_the_right_gets_no_more():
    make_rule(make_team(handler := make_handler()))
    handler.user_permissions.clear()

    assert route([], "family").person is None


@pytest.mark.parametrize("make", [make_manager, lambda: make_staff(is_superuser=True)])
def test_managers_and_superusers_take_enquiries(make):
    make_rule(make_team(person := make()))

    assert route([], "family").person == person


def test_enquiry_says_why_it_came():
    person = make_handler()
    rule = make_rule(make_team(person))
    enquiry = make_enquiry()

    assert (enquiry.rule, enquiry.team, enquiry.assigned_to) == (rule, rule.team, person)


def test_rule_goes_with_the_programme_it_named(programme):
    """Without its condition it would take every enquiry."""
    make_rule(make_team(), programme=programme)
    programme.delete()

    assert not RoutingRule.objects.exists()
