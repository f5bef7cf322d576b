"""All that visitors left under one e-mail address: a copy of it for whoever asks (UK GDPR, articles 15 and 17), or its end.

The address is encrypted, so every row is decrypted and compared. For the commands, and for the page of the desk.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.fernet import InvalidToken
from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from post_office.models import Email

from enquiries import audit
from enquiries.fields import cipher
from enquiries.journal import empty_when_done
from enquiries.models import Enquiry, MistakeReport
from enquiries.outbox import mails_about
from enquiries.rotation import Place, encrypted_columns
from enquiries.services import erase
from enquiries.vocabulary import AuditedAct
from programmes.left import as_it_left
from programmes.models import Programme

# What opens the private link, and what tells one press from another, says nothing of the person.
KEPT_BACK = {"id", "idempotency_key", "form_mark", "token", "token_hash", "enquiry"}
UNREAD = "{} addresses are opened by no key, and may be the same: see `manage.py rotate_keys --check`."


@dataclass
class Held:
    """`unread`: addresses that no key opens, so nobody can tell whose they are."""

    enquiries: models.QuerySet = field(default_factory=Enquiry.objects.none)
    reports: models.QuerySet = field(default_factory=MistakeReport.objects.none)
    unread: int = 0

    def references(self, of: models.QuerySet) -> list[str]:
        return list(of.values_list("reference", flat=True))

    @property
    def numbers(self) -> str:
        return f"enquiries: {self.enquiries.count()}, reports of mistakes: {self.reports.count()}"

    @property
    def mark(self) -> str:
        """The same as long as the same is held: whoever was asked about it agreed to no more."""
        return " ".join(sorted(self.references(self.enquiries) + self.references(self.reports)))


def held_about(address: str) -> Held:
    """Capitals and blanks around it make no other address."""
    held = Held()
    found: dict[type[models.Model], list] = {}
    for place in encrypted_columns():
        if place.column == "email":
            found[place.model], unread = _keys_with(place, address.strip().casefold())
            held.unread += unread
    held.enquiries = Enquiry.objects.filter(pk__in=found[Enquiry])
    held.reports = MistakeReport.objects.filter(pk__in=found[MistakeReport])
    return held


def _keys_with(place: Place, address: str) -> tuple[list, int]:
    keys, unread = [], 0
    for key, stored in place.rows().iterator():
        try:
            if cipher().decrypt(stored).decode().strip().casefold() == address:
                keys.append(key)
        except InvalidToken:
            unread += 1
    return keys, unread


def record(held: Held, act: AuditedAct, by: User | None = None) -> None:
    """In the audit: references, and not the address. Nobody stands for a command."""
    audit.record(by, act, Enquiry, held.references(held.enquiries))
    audit.record(by, act, MistakeReport, held.references(held.reports))


def export(held: Held, by: User | None = None) -> str:
    """A copy as JSON, and the record of it. Raises UndecryptableError, with neither, if one of them was altered."""
    with transaction.atomic():
        record(held, AuditedAct.EXPORTED, by)
        return json.dumps(_copy_of(held), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def _copy_of(held: Held) -> dict[str, list[dict]]:
    return {"enquiries": [_enquiry(one) for one in held.enquiries], "reports": list(map(_row, held.reports))}


def _enquiry(enquiry: Enquiry) -> dict:
    mails = mails_about(enquiry.reference)
    return _row(enquiry) | {
        "also_about": [_plain(row.programme) for row in enquiry.also_about.select_related("programme")],
        "entries": list(map(_row, enquiry.entries.all())),
        "mails": list(map(_mail, mails)),
    }


def _row(row: models.Model) -> dict[str, Any]:
    """Every column, so that a new one is not forgotten."""
    told = [column for column in row._meta.concrete_fields if column.name not in KEPT_BACK]
    return {column.name: _plain(getattr(row, column.name)) for column in told}


def _plain(value):
    """The copy leaves the house: of a listing it names what the public may see."""
    if isinstance(value, Programme):
        value = as_it_left(value)
    return str(value) if isinstance(value, models.Model) else value


def _mail(mail: Email) -> dict[str, Any]:
    state = dict(Email.STATUS_CHOICES).get(mail.status, "not queued")
    return {"subject": mail.subject, "message": mail.message, "state": str(state), "created": mail.created}


def erase_held(held: Held, by: User | None = None) -> None:
    """All of it with its mails, and the record of that, or nothing."""
    with transaction.atomic():
        record(held, AuditedAct.ERASED, by)
        erase(held.enquiries)
        held.reports.delete()
        empty_when_done()
