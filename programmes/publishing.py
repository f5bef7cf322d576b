"""The only way a listing goes public, closes or comes back: the status is never typed."""

import datetime
from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format

from programmes.checking import TopicState, has_answer, topic_states
from programmes.models import Centre, Programme
from programmes.models.checks import EARLIEST_CHECK
from programmes.rows import hold, say_who
from programmes.topics import THREE_QUESTIONS
from programmes.vocabulary import CheckOutcome, ClosedReason, ListingStatus
from therapists.names_in_text import REFUSAL as NAMES_REFUSAL
from therapists.names_in_text import Names, private_names
from therapists.protected_title import REFUSAL, gives_title

# Everything on a listing that somebody writes freely.
FREE_TEXT = (
    "name",
    "summary",
    "description",
    "follows_sessions",
    "craving_policy",
    "takes_from_area",
    "price_includes",
    "leaving_early",
)
# Of a centre, what the page prints as somebody wrote it, or as a register has it.
CENTRE_TEXT = ("name", "street", "town", "county", "rating")
# The reason its history gives for coming back.
REOPENED = "reopened"
STILL_OPEN = "We were told of this programme on {}, when it was last checked: it closed on that day or later."
# Moved by the functions below and by nothing else.
STATUS_FIELDS = ("status", "published_on", "closed_on", "closed_reason")


def what_is_missing(programme: Programme) -> list[str]:
    """What stands between a listing and the public, a plain sentence each; empty if nothing does."""
    missing = [] if programme.summary else ["Summary: write one sentence."]
    return missing + missing_answers(programme) + _text_refusals(programme)


def missing_answers(programme: Programme) -> list[str]:
    """Of that, what the three questions want: an answer, a check, or a new one."""
    today, reopened, missing = timezone.localdate(), _reopened_at(programme), []
    for state in topic_states(programme):
        if state.topic in THREE_QUESTIONS:
            missing += _missing_answer(programme, state, today) or _asked_before(state, reopened)
    return missing


def _missing_answer(programme: Programme, state: TopicState, today: datetime.date) -> list[str]:
    """A question is answered, or was asked of people who do not know; either way a check says so."""
    if state.check is None:
        return [f"{state.topic.label}: nobody has checked this. Ask, and record the check."]
    if not state.is_standing:
        return [f"{state.topic.label}: the listing changed since the last check. Record a new check."]
    if state.check.outcome != CheckOutcome.ASKED_NOT_KNOWN and not has_answer(programme, state.topic, today):
        return [
            f"{state.topic.label}: not known. Write the answer into the listing, or record the check "
            "“Asked, and they do not know”."
        ]
    return []


def _reopened_at(programme: Programme) -> datetime.datetime | None:
    reopened = programme.history.filter(history_change_reason=REOPENED)
    return reopened.order_by("history_date").values_list("history_date", flat=True).last()


def _asked_before(state: TopicState, reopened: datetime.datetime | None) -> list[str]:
    """What closed once is asked about again."""
    if reopened is None or state.check is None:
        return []
    if state.check.recorded_at >= reopened and state.check.checked_on >= timezone.localdate(reopened):
        return []
    return [f"{state.topic.label}: it was closed since the last check. Ask again, and record the check."]


def _text_refusals(programme: Programme) -> list[str]:
    fields = [programme._meta.get_field(name) for name in FREE_TEXT]
    texts = {str(field.verbose_name): getattr(programme, field.name) for field in fields}  # type: ignore[union-attr]
    return refusals(texts | names_around(programme.centre))


def names_around(centre: Centre) -> dict[str, str]:
    """What the page prints of the centre and of who runs it, by what it is; a register can bring such a name too."""
    provider = centre.provider
    names = {f"the centre's {name}": getattr(centre, name) for name in CENTRE_TEXT}
    if provider:
        names |= {"the provider's name": provider.name, "the provider's owner": provider.owned_by}
    return names


def refusals(texts: Mapping[str, str], names: Names | None = None) -> list[str]:
    """Why the public may not read them, a sentence each: the protected title, or somebody who did not agree to be named.

    `texts` are by what each is, as in “the centre's name”; `names` spares reading them again.
    """
    names = names or private_names()
    rules = ((REFUSAL, gives_title), (NAMES_REFUSAL, names.are_in))
    return [
        f"{label[:1].upper()}{label[1:]}: {refusal}"
        for label, text in texts.items()
        for refusal, is_refused in rules
        if is_refused(text)
    ]


@transaction.atomic
def publish(programme: Programme, by: AbstractBaseUser) -> None:
    """Show a draft to the public. Raises ValidationError with everything that is missing."""
    hold(programme)
    if programme.status != ListingStatus.DRAFT:
        raise ValidationError(f"“{programme}” is not a draft: it is {_status(programme)}.")
    missing = what_is_missing(programme)
    if missing:
        raise ValidationError(missing)
    programme.status = ListingStatus.PUBLISHED
    programme.published_on = programme.published_on or timezone.localdate()
    _save(programme, by, "published")


@transaction.atomic
def close(programme: Programme, by: AbstractBaseUser, reason: ClosedReason | str, on: datetime.date) -> None:
    """Take a published listing out of search; its page stays and says why, and since when.

    Raises ValidationError for a draft, or a day that cannot be right.
    """
    hold(programme)
    if programme.status != ListingStatus.PUBLISHED:
        raise ValidationError(f"“{programme}” is not published: it is {_status(programme)}.")
    if reason not in ClosedReason.values:
        raise ValidationError({"reason": "Choose why it closed."})
    if on > timezone.localdate():
        raise ValidationError({"on": "The day it closed is in the future: close it on that day."})
    if on < EARLIEST_CHECK:
        raise ValidationError({"on": "The day it closed is before 2003: look at the year."})
    last = programme.fact_checks.that_answered().aggregate(on=Max("checked_on"))["on"]
    if last and on < last:
        raise ValidationError({"on": STILL_OPEN.format(date_format(last, "j F Y"))})
    programme.status = ListingStatus.CLOSED
    programme.closed_on, programme.closed_reason = on, reason
    _save(programme, by, "closed")


@transaction.atomic
def reopen(programme: Programme, by: AbstractBaseUser) -> None:
    """Make a closed listing a draft again, to be asked about and published anew."""
    hold(programme)
    if programme.status != ListingStatus.CLOSED:
        raise ValidationError(f"“{programme}” is not closed: it is {_status(programme)}.")
    programme.status = ListingStatus.DRAFT
    programme.closed_on, programme.closed_reason = None, ""
    _save(programme, by, REOPENED)


def _status(programme: Programme) -> str:
    return programme.get_status_display().lower()


def _save(programme: Programme, by: AbstractBaseUser, why: str) -> None:
    say_who(programme, by, why)
    programme.save(update_fields=[*STATUS_FIELDS, "changed_at"])
