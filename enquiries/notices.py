"""Tells staff that an enquiry came, or that something came of it. A notice holds a reference and a link, never a word of the visitor."""

import logging

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from post_office import mail
from post_office.models import STATUS, Email

from enquiries.models import Enquiry, Team
from enquiries.staff import may_open_enquiries, staff_who_may

log = logging.getLogger("refrain.enquiries")

TEXT = """A new enquiry has come in: {reference}

Read it here, after signing in:
{link}

We promised an answer within one working day.
"""

ADDED_TEXT = """Whoever sent enquiry {reference} has added something to it.

Read it here, after signing in:
{link}

They are waiting for an answer.
"""

HANDED_OVER_TEXT = """Enquiry {reference} was handed over to you or to your team.

Read it here, after signing in:
{link}
"""


def _usable(addresses) -> list[str]:
    """A mistyped address must not undo the enquiry it would be told of."""
    usable = []
    for address in addresses:
        try:
            validate_email(address)
        except ValidationError:
            continue
        usable.append(address)
    return usable


def _managers():
    return staff_who_may("enquiries.see_all_enquiries").filter(may_open_enquiries())


def addresses(team: Team, person=None) -> list[str]:
    """The person it went to; else the team's address; else the team; else every manager.

    With nobody, the team's address and every manager: a mailbox alone may be nobody's to read.
    """
    if person is None:
        return list(dict.fromkeys(_usable([team.email, *_managers().values_list("email", flat=True)])))
    candidates = (
        lambda: [person.email],
        lambda: [team.email],
        lambda: team.present_members().values_list("email", flat=True),
        lambda: _managers().values_list("email", flat=True),
    )
    return next(filter(None, (_usable(find()) for find in candidates)), [])


def teams_out_of_reach() -> list[Team]:
    """Teams that enquiries go to, though nobody would hear of it."""
    if _usable(_managers().values_list("email", flat=True)):
        return []  # the last to be told, whatever the team
    teams = Team.objects.in_use()
    return [team for team in teams if not addresses(team, team.present_members().first())]


def link(enquiry: Enquiry) -> str:
    return settings.SITE_URL + reverse("admin:enquiries_enquiry_change", args=[enquiry.pk])


def queue_notice(enquiry: Enquiry) -> None:
    """Put the notice in the outbox, in the caller's transaction; `send_mail` sends it."""
    queue(enquiry, f"New enquiry {enquiry.reference}", TEXT, _whoever_has_it(enquiry))


def queue_notice_of_line(enquiry: Enquiry) -> None:
    """One at a time: while a notice of this enquiry waits, another would say the same."""
    subject = f"Something was added to enquiry {enquiry.reference}"
    if not Email.objects.filter(subject=subject, status=STATUS.queued).exists():
        queue(enquiry, subject, ADDED_TEXT, _whoever_has_it(enquiry))


def queue_notice_of_hand_over(enquiry: Enquiry) -> None:
    subject = f"Enquiry {enquiry.reference} was handed over to you"
    queue(enquiry, subject, HANDED_OVER_TEXT, _whoever_has_it(enquiry))


def _whoever_has_it(enquiry: Enquiry) -> list[str]:
    return addresses(enquiry.team, enquiry.assigned_to)


def queue(enquiry: Enquiry, subject: str, text: str, to: list[str], **words: str) -> None:
    """Put any notice of it in the outbox: `text` may hold the reference, the link and what is in `words`."""
    if not to:
        log.error("No address to tell of an enquiry: give a team or a manager an e-mail address.")
        return
    message = text.format(reference=enquiry.reference, link=link(enquiry), **words)
    mail.send(recipients=to, subject=subject, message=message)
