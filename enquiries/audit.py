"""One record for each time that staff open, list, search, move, write to, erase or export what visitors wrote.

It holds who, when, what and which references, and never a word of the visitor, nor what was searched for.
"""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Model

from enquiries.models import AuditRecord, MistakeReport
from enquiries.vocabulary import AuditedAct, AuditedKind


def kind_of(model: type[Model]) -> AuditedKind:
    return AuditedKind.MISTAKE if issubclass(model, MistakeReport) else AuditedKind.ENQUIRY


def record(user: User | None, act: AuditedAct, model: type[Model], references: Iterable[str]) -> None:
    """What `user` did to those; nobody stands for a command. In the caller's transaction."""
    named = list(references)
    AuditRecord.objects.create(
        done_by=user, act=act, kind=kind_of(model), references=" ".join(named), number=len(named)
    )


def record_shown(user: User, model: type[Model], number: int, *, is_search: bool) -> None:
    """A list: one record of how many it showed."""
    act = AuditedAct.SEARCHED if is_search else AuditedAct.LISTED
    AuditRecord.objects.create(done_by=user, act=act, kind=kind_of(model), number=number)
