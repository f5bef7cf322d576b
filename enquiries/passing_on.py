"""Passes on what lies with somebody who is away: the worker that sends mail does it, and whoever enters an absence."""

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
    """Give every open enquiry to somebody of its team who is there; gives how many changed hands.

    Where nobody is there it is taken from whoever is away and lies with nobody, where more people see it,
    until somebody is there.
    """
    waiting = Enquiry.objects.with_nobody_there()
    teams = Team.objects.filter(enquiries__in=waiting).distinct()
    return sum(_pass_on_of(team, waiting.filter(team=team)) for team in teams)


def _pass_on_of(team: Team, waiting) -> int:
    if not team.present_members().exists():
        waiting = waiting.filter(assigned_to__isnull=False)
    return sum(_pass_on_one(pk, team) for pk in list(waiting.values_list("pk", flat=True)))


def _pass_on_one(pk, team: Team) -> bool:
    """False if somebody took, moved or erased it meanwhile."""
    with transaction.atomic():
        waiting = Enquiry.objects.with_nobody_there().without_words()
        enquiry = waiting.select_for_update().filter(pk=pk, team=team).first()
        if enquiry is None:
            return False
        person = team.present_members().first()
        line = why_passed_on(enquiry.assigned_to, team, person)
        enquiry.why_here = f"{enquiry.why_here}\n{line}".lstrip()
        enquiry.assigned_to, enquiry.state = person, State.NEW
        enquiry.save(update_fields=["why_here", "assigned_to", "state"])
        _tell(enquiry)
    return True


def _tell(enquiry: Enquiry) -> None:
    subject, text = (SUBJECT, TEXT) if enquiry.assigned_to else (NOBODY_SUBJECT, NOBODY_TEXT)
    to = addresses(enquiry.team, enquiry.assigned_to)
    queue(enquiry, subject.format(enquiry.reference), text, to)
