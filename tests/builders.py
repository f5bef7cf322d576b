"""Builders for tests: each fills in what the test does not care about."""

import datetime
import itertools

from django.contrib.auth.models import User
from django.utils import timezone

from programmes.models import Appointment, Centre, FactCheck, Programme, Provider
from programmes.vocabulary import CheckMethod, CheckOutcome, ListingStatus, Topic
from therapists.models import Modality, NamingAgreement, RegisterCheck, RegisterStatus, Therapist

_numbers = itertools.count(1)


def make_staff(username: str = "", **fields) -> User:
    username = username or f"staff{next(_numbers)}"
    fields = {"is_staff": True, "email": f"{username}@example.org"} | fields
    # No password: hashing one takes longer than most tests, and force_login() needs none.
    return User.objects.create_user(username, **fields)


def make_provider(**fields) -> Provider:
    return Provider.objects.create(**{"name": f"Provider {next(_numbers)}"} | fields)


def make_centre(**fields) -> Centre:
    n = next(_numbers)
    defaults = {"name": f"Centre {n}", "town": "Leeds", "nation": "england", "region": "yorkshire"}
    return Centre.objects.create(**defaults | fields)


def make_programme(**fields) -> Programme:
    """A published programme; pass status=ListingStatus.DRAFT for another."""
    n = next(_numbers)
    fields = {"name": f"Programme {n}", "slug": f"programme-{n}", "status": ListingStatus.PUBLISHED} | fields
    if "centre" not in fields:
        fields["centre"] = make_centre()
    if fields["status"] != ListingStatus.DRAFT:
        fields.setdefault("published_on", datetime.date(2026, 1, 5))
    if fields["status"] == ListingStatus.CLOSED:
        fields = {"closed_on": datetime.date(2026, 6, 1), "closed_reason": "closed"} | fields
    return Programme.objects.create(**fields)


def make_therapist(**fields) -> Therapist:
    n = next(_numbers)
    agreed = fields.pop("agreed", False)
    therapist = Therapist.objects.create(
        **{"name": f"Therapist {n}", "slug": f"therapist-{n}", "hcpc_number": f"AS{n:03d}"} | fields
    )
    if agreed:
        NamingAgreement.objects.create(
            therapist=therapist, given_on=datetime.date(2026, 1, 5), method="email", wording="Name me."
        )
    return therapist


def make_register_check(therapist: Therapist, **fields) -> RegisterCheck:
    defaults = {
        "checked_on": timezone.localdate(),
        "status": RegisterStatus.REGISTERED,
        "modality": Modality.MUSIC,
        "checked_by": fields.get("checked_by") or make_staff(),
    }
    return RegisterCheck.objects.create(therapist=therapist, **defaults | fields)


def make_appointment(programme: Programme, therapist: Therapist | None = None, **fields) -> Appointment:
    return Appointment.objects.create(
        programme=programme, therapist=therapist or make_therapist(), **{"role": "music_therapist"} | fields
    )


def make_fact_check(subject: Programme | Centre, topic: str = Topic.FREQUENCY, **fields) -> FactCheck:
    appointments = fields.pop("appointments", [])
    defaults = {
        "checked_on": timezone.localdate(),
        "method": CheckMethod.PHONE,
        "outcome": CheckOutcome.CONFIRMED,
        "checked_by": fields.get("checked_by") or make_staff(),
    }
    if fields.get("method") == CheckMethod.WEBSITE:
        defaults["source_url"] = "https://example.org/music/"
    key = "programme" if isinstance(subject, Programme) else "centre"
    check = FactCheck.objects.create(**{key: subject, "topic": topic}, **defaults | fields)
    check.appointments.set(appointments)
    return check


def check_three_questions(programme: Programme, appointments=(), **fields) -> None:
    """Check how often, who leads and aftercare, each on the same day (today unless said)."""
    for topic in (Topic.FREQUENCY, Topic.LEADERSHIP, Topic.AFTERCARE):
        make_fact_check(
            programme, topic, appointments=appointments if topic == Topic.LEADERSHIP else (), **fields
        )


def make_registered(programme: Programme, **fields) -> Therapist:
    """Give the programme a registered music therapist, checked and confirmed in post today."""
    therapist = make_therapist(**{"hcpc_number": f"AS{next(_numbers):03d}"} | fields)
    make_register_check(therapist)
    check_three_questions(programme, [make_appointment(programme, therapist)])
    return therapist
