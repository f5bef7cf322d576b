"""What waits, with the number that the page behind it shows: only what whoever is signed in may open."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from post_office.models import STATUS

from desk.start.weeks import Chart, by_week
from enquiries.models import Enquiry, MistakeReport, OutgoingMail
from enquiries.models.enquiry import READ_ENQUIRIES, SEE_WITHOUT_WORDS
from enquiries.promise import answer_due_at
from programmes.due import due_centres, signals
from programmes.links.uses import is_used
from programmes.models import FactCheck, Link, RegisterChange, RegisterEntry
from programmes.registers.differences import all_differences
from therapists.models import RegisterCheck, Therapist


@dataclass(frozen=True)
class Work:
    """One kind of work: how much of it waits, what to say of it, and the page that shows just that."""

    title: str
    number: int
    address: str
    words: str
    chart: Chart
    is_urgent: bool = False


def work_for(user: AbstractBaseUser, today: datetime.date) -> list[Work]:
    """In the order in which people wait. The number of queries does not depend on how much there is."""
    shown = [kind for opens, kind in KINDS if any(map(user.has_perm, opens))]
    return [work for kind in shown for work in kind(user, today)]


def _enquiries(user, today: datetime.date) -> Iterator[Work]:
    mine = Enquiry.objects.visible_to(user)
    waiting = sorted(enquiry.waiting_since for enquiry in mine.open().without_words())
    late = sum(answer_due_at(sent) < timezone.now() for sent in waiting)
    oldest = f"The oldest has waited {timesince(waiting[0], depth=1)}." if waiting else "Nobody is waiting."
    words = [oldest]
    if late:
        words.append(f"{late} later than we promise.")
    yield Work(
        "Enquiries waiting",
        len(waiting),
        reverse("admin:enquiries_enquiry_changelist"),
        " ".join(words + _may_be_spam(mine)),
        Chart("enquiries a week", by_week(mine.meant(), "created_at", today)),
        is_urgent=bool(late),
    )


def _may_be_spam(rows) -> list[str]:
    number = rows.suspected().count()
    look = "it" if number == 1 else "them"
    return [f"{number} more may be spam, and nobody was told: look at {look} too."] if number else []


def _mistakes(_user, today: datetime.date) -> Iterator[Work]:
    reports = MistakeReport.objects.all()
    to_do = reports.to_do()
    oldest = to_do.order_by("created_at").values_list("created_at", flat=True).first()
    words = f"The oldest came {timesince(oldest, depth=1)} ago." if oldest else "All are settled."
    yield Work(
        "Reports of mistakes",
        to_do.count(),
        reverse("admin:enquiries_mistakereport_changelist"),
        " ".join([words, *_may_be_spam(reports)]),
        Chart("reports a week", by_week(reports.meant(), "created_at", today)),
    )


def _checks(_user, today: datetime.date) -> Iterator[Work]:
    urgent = signals(today)
    fallen = len(urgent.fallen)
    yield Work(
        "Centres to ask again",
        len(due_centres(today, urgent)),
        reverse("admin:programmes_programme_recheck"),
        f"Who leads it fell back at {fallen}: ask there first."
        if fallen
        else "One call settles all that is due at a centre.",
        Chart("checks a week", by_week(FactCheck.objects.all(), "checked_on", today)),
        is_urgent=bool(fallen),
    )


def _register(_user, today: datetime.date) -> Iterator[Work]:
    yield Work(
        "People to look up",
        Therapist.objects.to_look_up(today).count(),
        reverse("admin:therapists_therapist_look_up_next"),
        "On the HCPC register, one after the other.",
        Chart("looks a week", by_week(RegisterCheck.objects.all(), "checked_on", today)),
    )


def _leads(user, today: datetime.date) -> Iterator[Work]:
    judged = RegisterEntry.objects.filter(judged_at__isnull=False)
    number = RegisterEntry.objects.leads().count()
    begins = not number and user.has_perm("desk.view_upload") and not RegisterEntry.objects.exists()
    yield Work(
        "Leads to judge",
        number,
        reverse("admin:desk_import_register")
        if begins
        else reverse("admin:programmes_registerentry_changelist", query={"judgement__exact": "lead"}),
        "No register was read yet: upload its file to begin."
        if begins
        else "Services that a register names and nobody has looked at.",
        Chart("judged a week", by_week(judged, "judged_at", today)),
    )


def _differences(_user, today: datetime.date) -> Iterator[Work]:
    found = all_differences()
    alerts = sum(one.is_alert for one in found)
    yield Work(
        "Register differences",
        len(found),
        reverse("admin:programmes_registerentry_differences"),
        f"{alerts} of them left the register or lost their rating."
        if alerts
        else "Take over what the register says, or keep ours.",
        Chart("changes found a week", by_week(RegisterChange.objects.all(), "changed_at", today)),
        is_urgent=bool(alerts),
    )


def _links(_user, today: datetime.date) -> Iterator[Work]:
    broken = Link.objects.broken().filter(is_used())
    yield Work(
        "Broken links",
        broken.count(),
        reverse("admin:programmes_link_changelist"),
        "Addresses in our listings that failed on two days.",
        Chart("first failed, a week", by_week(broken, "failing_since", today)),
    )


def _mail(_user, today: datetime.date) -> Iterator[Work]:
    failed = OutgoingMail.objects.filter(status=STATUS.failed)
    number = failed.count()
    yield Work(
        "Mails that failed",
        number,
        reverse("admin:enquiries_outgoingmail_changelist", query={"status": str(STATUS.failed)}),
        "The outbox says why, and sends them again." if number else "Every mail found its way.",
        Chart("mails a week", by_week(OutgoingMail.objects.all(), "created", today)),
        is_urgent=bool(number),
    )


# The permissions of which one opens the page behind each.
KINDS: list[tuple[tuple[str, ...], Callable[..., Iterator[Work]]]] = [
    ((READ_ENQUIRIES, SEE_WITHOUT_WORDS), _enquiries),
    (("enquiries.view_mistakereport", SEE_WITHOUT_WORDS), _mistakes),
    (("programmes.view_programme",), _checks),
    (("therapists.add_registercheck",), _register),
    (("programmes.view_registerentry",), _leads),
    (("programmes.view_registerentry",), _differences),
    (("programmes.view_link",), _links),
    (("enquiries.see_all_enquiries",), _mail),
]
