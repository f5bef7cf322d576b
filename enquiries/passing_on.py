"""Passes on what lies with somebody who is away: the worker that sends mail does it, and whoever enters an absence."""

from django.contrib.auth.models import User
from django.db import transaction

from enquiries.models import Enquiry, Team
from enquiries.notices import addresses, queue
from enquiries.reasons import why_passed_on
from enquiries.vocabulary import State

SUBJECT = "Enquiry {} was passed on to you"
TEXT = """Enquiry {reference} was passed on to you: whoever had it is not there.

Read it here, after signing in:
{link}

Its page says why it came to you.
"""

NOBODY_SUBJECT = "Nobody is there for enquiry {}"
NOBODY_TEXT = """Enquiry {reference} waits, and nobody of its team is there: whoever had it is away.

Read it here, after signing in, and take it or see that somebody does:
{link}
"""


def pass_on() -> int:
    """The same as `passed_on`, for whoever needs no more than how many changed hands."""
    return len(passed_on())


def passed_on() -> list[User | None]:
    """Give every open enquiry to somebody of its team who is there; gives who got each that changed hands, or nobody.

    Where nobody is there it is taken from whoever is away and lies with nobody, where more people see it,
    until somebody is there.
    """
    waiting = Enquiry.objects.with_nobody_there()
    teams = Team.objects.filter(enquiries__in=waiting).distinct()
    return [one for team in teams for one in _pass_on_of(team, waiting.filter(team=team))]


def _pass_on_of(team: Team, waiting) -> list[User | None]:
    if not team.present_members().exists():
        waiting = waiting.filter(assigned_to__isnull=False)
    return [one for pk in list(waiting.values_list("pk", flat=True)) for one in _pass_on_one(pk, team)]


def _pass_on_one(pk, team: Team) -> list[User | None]:
    """Who got it; empty if somebody took, moved or erased it meanwhile."""
    with transaction.atomic():
        waiting = Enquiry.objects.with_nobody_there().without_words()
        enquiry = waiting.select_for_update().filter(pk=pk, team=team).first()
        if enquiry is None:
            return []
        person = team.present_members().first()
        line = why_passed_on(enquiry.assigned_to, team, person)
        enquiry.why_here = f"{enquiry.why_here}\n{line}".lstrip()
        enquiry.assigned_to, enquiry.state = person, State.NEW
        enquiry.save(update_fields=["why_here", "assigned_to", "state"])
        _tell(enquiry)
    return [person]


def _tell(enquiry: Enquiry) -> None:
    subject, text = (SUBJECT, TEXT) if enquiry.assigned_to else (NOBODY_SUBJECT, NOBODY_TEXT)
    to = addresses(enquiry.team, enquiry.assigned_to)
    queue(enquiry, subject.format(enquiry.reference), text, to)
