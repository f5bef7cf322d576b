"""Reporting mistakes and deciding on them, as visitors and curators do."""

import uuid

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from enquiries.mistakes import report
from enquiries.models import MistakeReport
from enquiries.spam import STAMP
from enquiries.vocabulary import MistakeState
from tests.builders import make_programme, make_staff
from tests.enquiries.builders import PLANTED, stamp_made

LIST = "/admin/enquiries/mistakereport/"
ADDRESS = "203.0.113.9"


def answers(**fields) -> dict:
    defaults = {
        "topic": "frequency",
        "wrong": f"It is not every week. {PLANTED}",
        "right": f"Every second week. {PLANTED}",
        "email": f"{PLANTED}@example.org",
    }
    return defaults | fields


def make_mistake(programme=None, **fields) -> MistakeReport:
    """A report as the form makes it, and then with `fields` set."""
    changed = {name: fields.pop(name) for name in list(fields) if name in answers()}
    made = report(
        form_key=uuid.uuid4(),
        programme=programme or make_programme(),
        network=f"198.51.100.{MistakeReport.objects.count()}",
        **answers(**changed),
    )
    return _with(made, **fields)


def make_decided(state: MistakeState, **fields) -> MistakeReport:
    return _with(make_mistake(**fields), state=state, decided_by=make_staff(), decided_at=timezone.now())


def _with(mistake: MistakeReport, **fields) -> MistakeReport:
    if fields:
        MistakeReport.objects.filter(pk=mistake.pk).update(**fields)
    return MistakeReport.objects.get(pk=mistake.pk)


def form_at(programme) -> str:
    return reverse("mistakes:report", args=[programme.slug])


def mistake_data(**fields) -> dict:
    """What a browser posts, filled in by somebody who took their time."""
    key = fields.get("key") or str(uuid.uuid4())
    data = answers() | {"key": key, STAMP: stamp_made(key)} | fields
    return {name: value for name, value in data.items() if value is not None}


def post_mistake(client, programme, *, address: str = ADDRESS, headers: dict | None = None, **fields):
    return client.post(form_at(programme), mistake_data(**fields), REMOTE_ADDR=address, headers=headers)


def page_of(mistake) -> str:
    return reverse("admin:enquiries_mistakereport_change", args=[mistake.pk])


def press(client, mistake, state: str):
    return client.post(reverse("admin:enquiries_mistakereport_move", args=[mistake.pk]), {state: "pressed"})


def listed(client, query: str = "") -> list[str]:
    return [mistake.reference for mistake in client.get(LIST + query).context["cl"].result_list]


def raw_rows(table: str) -> str:
    """All that the database itself holds in a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return str(cursor.fetchall())
