"""Whatever the rules and whoever is away: every enquiry reaches a team, in order, and nobody who is away."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from enquiries.models import Team
from enquiries.vocabulary import AskingFor, State
from programmes.vocabulary import Setting
from tests.builders import make_centre, make_programme
from tests.enquiries.builders import (
    make_absence,
    make_enquiry,
    make_handler,
    make_manager,
    make_rule,
    make_team,
)

pytestmark = pytest.mark.django_db

TEAMS = 3
RULE = st.fixed_dictionaries(
    {
        "team": st.integers(0, TEAMS),  # the last stands for the fallback
        "position": st.integers(1, 3),
        "nation": st.sampled_from(["", "", "wales", "scotland"]),
        "setting": st.sampled_from(["", "", Setting.ONLINE, Setting.RESIDENTIAL]),
        "asking_for": st.sampled_from(["", "", *AskingFor.values]),
    }
)
MEMBER = st.fixed_dictionaries(
    {"teams": st.sets(st.integers(0, TEAMS)), "is_away": st.booleans(), "has_open": st.integers(0, 2)}
)
ASKED = st.lists(
    st.sampled_from(
        [("wales", Setting.ONLINE), ("wales", Setting.RESIDENTIAL), ("scotland", Setting.ONLINE)]
    ),
    max_size=3,
)


@contextmanager
def undone():
    """Each example begins with nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _asked_about(asked):
    return [
        make_programme(centre=make_centre(nation=nation, region=nation), setting=setting)
        for nation, setting in asked
    ]


def _matches(rule: dict, asked, asking_for: str) -> bool:
    """All that it asks holds of every programme."""
    wanted = [(rule["asking_for"], asking_for)]
    for nation, setting in asked or [(None, None)]:
        wanted += [(rule["nation"], nation), (rule["setting"], setting)]
    return all(value in ("", fact) for value, fact in wanted)


def _make_teams(members) -> list[Team]:
    teams = [make_team(name=f"Team {number}") for number in range(TEAMS)] + [Team.objects.fallback()]
    for member in members:
        person = make_handler()
        for number in member["teams"]:
            teams[number].members.add(person)
        for _ in range(member["has_open"]):
            make_enquiry(assigned_to=person, state=State.TAKEN)
        if member["is_away"]:
            make_absence(person)
    return teams


@settings(max_examples=25, deadline=None)
@given(st.lists(RULE, max_size=5), st.lists(MEMBER, max_size=4), ASKED, st.sampled_from(AskingFor.values))
def test_every_enquiry_reaches_a_team_in_order_and_nobody_who_is_away(rules, members, asked, asking_for):
    with undone():
        make_manager(email="manager@example.org")
        teams = _make_teams(members)
        for rule in rules:
            make_rule(**rule | {"team": teams[rule["team"]]})
        enquiry = make_enquiry(*_asked_about(asked), asking_for=asking_for)

        in_order = sorted(rules, key=lambda rule: rule["position"])
        first = next((rule for rule in in_order if _matches(rule, asked, asking_for)), None)
        assert enquiry.team == teams[first["team"] if first else TEAMS]
        assert (enquiry.rule is None) == (first is None)
        _assert_right_person(enquiry)


def _assert_right_person(enquiry) -> None:
    """Nobody who is away, and somebody wherever one is there; nobody who is there had fewer."""
    there = [person for person in enquiry.team.members.all() if not person.absences.exists()]
    assert (enquiry.assigned_to in there) if there else enquiry.assigned_to is None
    if there:
        open_before = {
            person: person.enquiries.filter(state__in=["new", "taken"]).exclude(pk=enquiry.pk).count()
            for person in there
        }
        assert open_before[enquiry.assigned_to] == min(open_before.values())
