"""Why an enquiry lies with whom it lies, in words for those who answer. Nothing of the visitor is in them."""

import datetime
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.utils import timezone

from enquiries.models import Absence, Team
from enquiries.routing import Route

SEVERAL = "It asks about several programmes: a rule matches only if all that it asks holds of each of them."


def why_here(route: Route, about: Sequence = ()) -> str:
    """Which rule sent it to the team, and why to this person of it. `about`: the programmes asked about."""
    reasons = [_why_the_team(route), *([SEVERAL] if len(about) > 1 else [])]
    return "\n".join([*reasons, why_the_person(route.team, route.person)])


def _why_the_team(route: Route) -> str:
    if route.rule is None:
        return f"No rule matched, so it went to the fallback team, {route.team}."
    rule = route.rule
    return f"The first rule that matched, at position {rule.position}: {rule}. It names {route.team}."


def why_the_person(team: Team, person: User | None) -> str:
    """`person` is one of `team.present_members()`, which count their open enquiries, or None."""
    if person is None:
        hears = "The team's address and the managers hear" if team.email else "The managers hear"
        return f"Nobody of {team} was there, so it lies with nobody. {hears} of that."
    if not team.present_members().exclude(pk=person.pk).exists():
        return f"To {person}: the only one of {team} who was there."
    open_ones = person.open_enquiries  # type: ignore[attr-defined]
    return f"To {person}: there, and nobody of {team} who was there had fewer open ones ({open_ones})."


def why_passed_on(before: User | None, team: Team, person: User | None) -> str:
    """A line to add when it leaves `before`, or nobody, for `person`, or nobody."""
    now = timezone.localtime()
    return f"{now:%d %b %Y, %H:%M}: {_why_now(before)}. {why_the_person(team, person)}"


def _why_now(before: User | None) -> str:
    if before is None:
        return "somebody is there now"
    if Absence.objects.on(timezone.localdate()).filter(person=before).exists():
        return f"passed on, since {before} is away"
    return f"passed on, since {before} may not see enquiries any more"


def why_handed_over(by: User, to: User | Team, at: datetime.datetime) -> str:
    return f"{timezone.localtime(at):%d %b %Y, %H:%M}: {by} handed it over to {to}."
