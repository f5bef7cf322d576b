"""Each page of the staff answers in a number of queries that does not depend on how many rows there are."""

import datetime

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS

from enquiries.audit import record
from enquiries.models import Enquiry, OutgoingMail
from enquiries.vocabulary import AuditedAct
from programmes.models import FactCheck, Link, RegisterRun
from tests.builders import (
    make_centre,
    make_fact_check,
    make_programme,
    make_provider,
    make_registered,
    make_staff,
    make_therapist,
)
from tests.desk.sheets import upload
from tests.enquiries.builders import make_absence, make_enquiry, make_rule, make_team
from tests.enquiries.mistakes import make_mistake
from tests.programmes.test_judging import make_entry
from tests.programmes.test_register_differences import make_ours, says_now

pytestmark = pytest.mark.django_db
DESK = [
    "index",
    "programmes_programme_recheck",
    "programmes_registerentry_differences",
    "programmes_programme_duplicates",
    "programmes_centre_duplicates",
]
FEW, MANY = 3, 12


def make_one_of_everything(number: int) -> None:
    provider = make_provider(name=f"Provider {number}", website=f"https://example.org/{number}/")
    centre = make_centre(name="Harbour", provider=provider, curator=make_staff(), postcode="LS1 1AA")
    Link.objects.create(
        address=provider.website,
        state="not_found",
        checked_on=timezone.localdate(),
        failing_since=timezone.localdate() - datetime.timedelta(3),
    )
    programme = make_programme(name="Harbour", centre=centre, curator=centre.curator)
    make_registered(programme, agreed=True)
    make_fact_check(centre, "contact")
    make_programme(name="Harbour", centre=centre, status="draft")
    make_registered(make_programme(status="closed", centre=centre))
    make_therapist(agreed=True)
    team = make_team(centre.curator, name=f"Team {number}")
    make_rule(team, provider=provider)
    make_absence(centre.curator)
    enquiry = make_enquiry(programme)
    make_mistake(programme)
    record(make_staff(), AuditedAct.OPENED, Enquiry, [enquiry.reference])
    make_entry(register_id=f"1-{300000000 + number}")
    says_now(make_ours(register_id=f"1-{400000000 + number}", name=f"House {number}"), phone="+442079460201")
    RegisterRun.objects.create(register="cqc", rows_read=number)
    upload("programmes", b"id")


def pages() -> dict[str, str]:
    """Every list and one form of each model, and the desk's own pages."""
    found = {name: reverse(f"admin:{name}") for name in DESK}
    for model, model_admin in admin.site._registry.items():
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        first = model._default_manager.order_by("pk").first()
        assert first, f"Make one of {name} above."
        found[name] = reverse(f"admin:{name}_changelist")
        if model_admin.list_display_links is not None:
            found[f"{name}, one"] = reverse(f"admin:{name}_change", args=[first.pk])
    therapist = reverse("admin:therapists_therapist_look_up_next")
    return found | {"looking up": therapist}


def queries_of(client, address: str) -> list[str]:
    client.get(address, follow=True)  # what is looked up once in a process
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, follow=True).status_code == 200, address
    return [query["sql"] for query in asked]


def test_no_page_asks_more_for_more_rows(admin_client):
    for number in range(FEW):
        make_one_of_everything(number)
    OutgoingMail.objects.update(status=STATUS.failed)
    before = {name: (address, queries_of(admin_client, address)) for name, address in pages().items()}
    for number in range(FEW, MANY):
        make_one_of_everything(number)
    OutgoingMail.objects.update(status=STATUS.failed)
    assert FactCheck.objects.count() > MANY

    after = {name: queries_of(admin_client, address) for name, (address, _) in before.items()}
    grown = {
        name: (len(asked), len(after[name]), sorted({*after[name]} - {*asked})[:3])
        for name, (_, asked) in before.items()
        if len(after[name]) != len(asked)
    }
    assert not grown
