"""Who gets an enquiry: the first rule that matches names a team, and the least busy member who is there takes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from enquiries.models import RoutingRule, Team
from enquiries.models.routing_rule import Condition, facts_of


@dataclass(frozen=True)
class Try:
    """What became of one rule: only the first that matches decides."""

    rule: RoutingRule
    conditions: list[Condition]
    matches: bool
    decides: bool


@dataclass(frozen=True)
class Route:
    """Where an enquiry goes: `rule` is None at the fallback, `person` when nobody of the team is there."""

    team: Team
    person: User | None
    rule: RoutingRule | None


def try_rules(programmes: Sequence, asking_for: str) -> list[Try]:
    """Every rule in order, for an enquiry about these (perhaps none) from somebody `asking_for` another."""
    facts = facts_of(programmes, asking_for)
    tries: list[Try] = []
    is_decided = False
    for rule in RoutingRule.objects.in_order():
        matches = rule.matches(facts)
        tries.append(Try(rule, rule.conditions(facts), matches, matches and not is_decided))
        is_decided = is_decided or matches
    return tries


def decision(tries: list[Try]) -> Route:
    """Where these lead. Always answers."""
    rule = next((one.rule for one in tries if one.decides), None)
    team = rule.team if rule else Team.objects.fallback()
    return Route(team, team.present_members().first(), rule)


def route(programmes: Sequence, asking_for: str) -> Route:
    """Where an enquiry goes that comes now."""
    return decision(try_rules(programmes, asking_for))
