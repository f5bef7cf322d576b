"""What came and waits: enquiries, reports of mistakes, links that broke, uploads and what staff did."""

import datetime
import uuid
from random import Random

from django.contrib.auth.models import User
from django.utils import timezone

from desk.models import Upload
from enquiries.audit import record
from enquiries.mistakes import report
from enquiries.models import Absence, Enquiry, MistakeReport, OutgoingMail, RoutingRule, Team
from enquiries.services import submit
from enquiries.vocabulary import AuditedAct, MistakeState, State
from programmes.links.uses import addresses_in_use
from programmes.models import Link, LinkState, Programme

# Enquiries and reports, in a hundred programmes. Of either all are dealt with but one in so many.
ASKED, REPORTED, WAITING = 5, 1, 10
# In a hundred addresses.
BROKEN = 3


def fill(chance: Random, size: int, curators: list[User]) -> None:
    published = list(Programme.objects.published().order_by("pk")[: max(3, size // 20)])
    team = Team.objects.create(name="A made-up team", email="team@example.org")
    team.members.set(curators)
    RoutingRule.objects.create(team=team)
    Absence.objects.create(person=curators[0], starts_on=timezone.localdate())
    _enquiries(chance, max(3, size * ASKED // 100), published, curators[0])
    _mistakes(max(3, size * REPORTED // 100), published, curators[0])
    _links(chance)
    Upload.objects.create(kind="programmes", file_name="made-up.csv", content=b"id", uploaded_by=curators[0])


def _enquiries(chance: Random, count: int, programmes: list[Programme], by: User) -> None:
    for n in range(count):
        made = submit(
            form_key=uuid.UUID(int=chance.getrandbits(128), version=4),
            programmes=[programmes[n % len(programmes)]],
            asking_for="family",
            name="Made Up",
            email="made-up@example.org",
            phone="",
            message="Does music carry on afterwards?",
            call_when="",
            is_safe_voicemail=False,
            is_safe_to_say_who=False,
            is_safe_text=False,
        )
        record(by, AuditedAct.OPENED, Enquiry, [made.reference])
    done = Enquiry.objects.order_by("pk").values_list("pk", flat=True)[count // WAITING + 1 :]
    Enquiry.objects.filter(pk__in=list(done)).update(state=State.ANSWERED, answered_at=timezone.now())
    if not OutgoingMail.objects.exists():
        OutgoingMail.objects.create(from_email="a@example.org", to="b@example.org", subject="Made up")


def _mistakes(count: int, programmes: list[Programme], by: User) -> None:
    for n in range(count):
        report(
            form_key=uuid.uuid4(),
            programme=programmes[n % len(programmes)],
            network=f"198.51.{n // 250}.{n % 250}",
            topic="frequency",
            wrong="It is not every week.",
            right="",
            email="",
        )
    done = MistakeReport.objects.order_by("pk").values_list("pk", flat=True)[count // WAITING + 1 :]
    decided = {"state": MistakeState.DECLINED, "decided_by": by, "decided_at": timezone.now()}
    MistakeReport.objects.filter(pk__in=list(done)).update(**decided)


def _links(chance: Random) -> None:
    today = timezone.localdate()
    made = []
    for n, address in enumerate(sorted(addresses_in_use())):
        link = Link(address=address, state=LinkState.WORKS, checked_on=today)
        if not n or chance.randrange(100) < BROKEN:
            link.state, link.failing_since = LinkState.NOT_FOUND, today - datetime.timedelta(days=3)
        made.append(link)
    Link.objects.bulk_create(made, batch_size=500)
