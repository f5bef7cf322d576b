"""A desk with one of everything, and for each address of it what stands in the address and what is posted there."""

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from desk.roles import HANDLERS
from enquiries.models import AuditRecord, OutgoingMail, RoutingRule, Team
from enquiries.vocabulary import AuditedAct, AuditedKind
from places.models import Place
from programmes.duplicates import keep_apart
from programmes.models import KnownApart, Link, RegisterRun
from programmes.vocabulary import ListingStatus
from tests.builders import (
    make_centre,
    make_fact_check,
    make_programme,
    make_provider,
    make_register_check,
    make_therapist,
)
from tests.desk.matrix_table import Row, staff_addresses
from tests.desk.sheets import check_edit
from tests.desk.signing_in import with_app
from tests.enquiries.builders import make_absence, make_enquiry
from tests.enquiries.mistakes import make_mistake
from tests.programmes.test_register_queue import make_differing
from tests.staff import make_handler

DAY = datetime.date(2026, 11, 2)
WEBSITE = "https://house.example.org/"


@dataclass
class Desk:
    """`rows`: one of each model, by its label; `another`: a second centre and programme; `users`: by role."""

    rows: dict[str, Model]
    another: dict[str, Model]
    users: dict[str, User]

    def address(self, row: Row, column: str) -> str:
        """As whoever is in this column has it."""
        if row.name == "mfa_remove_webauthn":
            return reverse(
                row.name, args=[make_passkey(self.users[column]).pk if column in self.users else 1]
            )
        arguments = self._arguments(row) if takes_arguments(row.name) else []
        return reverse(row.name, args=arguments) + QUERIES.get(row.name, "")

    def posted(self, row: Row) -> dict[str, Any]:
        if row.action:
            return {"action": row.action, "_selected_action": [str(self._row_of(row.name).pk)]}
        if row.name.endswith("_duplicates"):
            first = self._row_of(row.name)
            return {"first": first.pk, "second": self._other(first).pk}
        if row.name.endswith("_apart"):
            keep_apart(first := self._row_of(row.name), self._other(first), next(iter(self.users.values())))
            return {"known": KnownApart.objects.latest("pk").pk}
        return POSTED.get(row.name, {})

    def _arguments(self, row: Row) -> list:
        if row.which:
            return [row.which, "csv"] if row.name == "admin:desk_export_file" else [row.which]
        if row.name == "set_password":
            user = self.rows["auth.user"]
            return [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
        if row.name == "admin:view_on_site":
            listing = self.another["programme"]
            return [ContentType.objects.get_for_model(listing).pk, listing.pk]
        about = self._row_of(row.name)
        if row.name.endswith("_simple_history"):
            return [about.pk, about.history.first().pk]
        return [about.pk, self._other(about).pk] if row.name.endswith("_merge") else [about.pk]

    def _row_of(self, name: str) -> Model:
        app, model = name.removeprefix("admin:").split("_")[:2]
        return self.rows[f"{app}.{model}"]

    def _other(self, row: Model) -> Model:
        return self.another[row._meta.model_name]


@cache
def takes_arguments(name: str) -> bool:
    return bool(dict(staff_addresses())[name].pattern.regex.groups)


QUERIES = {
    "admin:autocomplete": "?app_label=programmes&model_name=programme&field_name=centre",
    "admin:programmes_registerentry_differences_at_once": "?kind=phone&do=keep",
}
# The browser asks for a challenge in the background.
HEADERS = {"mfa_login_webauthn": {"X-Requested-With": "XMLHttpRequest"}}
ANYBODY = "ann@example.org"
FORM_KEY = "5f0c8f5e-6f0b-4d51-9c5b-0a4d5d3c9a11"
POSTED: dict[str, dict[str, Any]] = {
    "admin:programmes_registerentry_judge": {"judgement": "maybe"},
    "admin:programmes_registerentry_settle": {"keep": "phone"},
    "admin:enquiries_enquiry_answer": {"text": "Yes.", "form_key": FORM_KEY},
    "admin:enquiries_enquiry_call": {"outcome": "reached", "form_key": FORM_KEY},
    "admin:enquiries_enquiry_note": {"text": "Ring again.", "form_key": FORM_KEY},
    "admin:enquiries_enquiry_hand-over": {"form_key": FORM_KEY},
    "admin:enquiries_enquiry_find": {"email": ANYBODY},
    "admin:enquiries_enquiry_copy": {"email": ANYBODY},
    "admin:enquiries_enquiry_erase_all": {"email": ANYBODY},
    "admin:enquiries_enquiry_move": {"taken": "pressed"},
    "admin:enquiries_mistakereport_move": {"declined": "pressed"},
    "admin:enquiries_routingrule_changelist": {
        "_save": "Save",
        "form-TOTAL_FORMS": "0",
        "form-INITIAL_FORMS": "0",
    },
}


def make_desk(users: dict[str, User]) -> Desk:
    """What `users` look at, by role. The enquiry is one of the handler's team."""
    team = Team.objects.create(name="Wales", email="wales@example.org")
    team.members.add(users[HANDLERS])
    centre = make_centre(website=WEBSITE)
    draft = make_programme(centre=centre, status=ListingStatus.DRAFT)
    another = {"centre": make_centre(), "programme": make_programme()}
    therapist = make_therapist(agreed=True)
    made = [
        Place.objects.create(kind="town", name="Otley", nation="england", latitude=53.9, longitude=-1.7),
        therapist,
        make_register_check(therapist),
        make_provider(),
        *make_differing(),
        centre,
        draft,
        make_fact_check(draft),
        Link.objects.create(address=WEBSITE, state="not_found", checked_on=DAY, failing_since=DAY),
        RegisterRun.objects.create(register="cqc"),
        team,
        RoutingRule.objects.create(team=team),
        make_enquiry(make_programme()),
        make_absence(users[HANDLERS], -9, -8),
        OutgoingMail.objects.first(),
        AuditRecord.objects.create(act=AuditedAct.LISTED, kind=AuditedKind.ENQUIRY, number=1),
        make_mistake(),
        with_app(make_handler()),
        Group.objects.first(),
        # Last: the first look at an upload after a change of the listings notes that nothing in it has moved.
        check_edit("programmes", name="Another name"),
    ]
    rows = {row._meta.label_lower: row for row in made}
    return Desk(rows, another, users)


def make_passkey(user: User) -> Authenticator:
    """One to take away: nobody signs in with it."""
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Key", "credential": {}}
    )
