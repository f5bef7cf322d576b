"""Who gets an enquiry: the first rule that matches names a team, and the least busy member takes it."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from enquiries.models import RoutingRule, Team


@dataclass(frozen=True)
class Route:
    """Where an enquiry goes: `rule` is None at the fallback, `person` when nobody of the team is there."""

    team: Team
    person: User | None
    rule: RoutingRule | None


def route(programme=None) -> Route:
    """Where an enquiry about `programme` goes, or a general one. Always answers."""
    rule = RoutingRule.objects.that_match(programme).select_related("team").first()
    team = rule.team if rule else Team.objects.fallback()
    return Route(team, team.present_members().first(), rule)
