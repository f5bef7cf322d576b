"""Who leads the programmes of a whole catalogue, and when they were checked: as SQL says of each row."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programmes.due_dates import is_due
from programmes.freshness import band
from programmes.index_rows import read_rows
from programmes.models import Programme
from programmes.overview import overview
from programmes.topics import THREE_QUESTIONS
from programmes.vocabulary import CheckOutcome, LeaderRole, Topic
from tests.builders import (
    make_appointment,
    make_fact_check,
    make_programme,
    make_register_check,
    make_staff,
    make_therapist,
)
from therapists.models import Modality, RegisterStatus, Therapist

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=1)
# In date, on the last day it counts, out of date.
DAYS = st.sampled_from([datetime.date(2026, 11, 1), datetime.date(2025, 11, 22), datetime.date(2025, 11, 21)])

LOOK = st.fixed_dictionaries(
    {
        "checked_on": DAYS,
        "status": st.sampled_from([RegisterStatus.REGISTERED, RegisterStatus.CAUTION, RegisterStatus.LAPSED]),
        "modality": st.sampled_from([Modality.MUSIC, Modality.MUSIC, Modality.ART, Modality.NOT_SHOWN]),
        "registered_until": st.sampled_from([TODAY, TOMORROW, YESTERDAY]),
    }
)
POST = st.fixed_dictionaries(
    {
        "therapist": st.integers(0, 2),
        "role": st.sampled_from(
            [LeaderRole.MUSIC_THERAPIST, LeaderRole.MUSIC_THERAPIST, LeaderRole.MUSICIAN]
        ),
        "starts_on": st.sampled_from([None, None, TOMORROW]),
        "ends_on": st.sampled_from([None, None, TODAY, YESTERDAY]),
    }
).filter(lambda post: not (post["starts_on"] and post["ends_on"]))
CHECK = st.fixed_dictionaries(
    {
        "topics": st.sampled_from(
            [[*THREE_QUESTIONS], [*THREE_QUESTIONS], [Topic.LEADERSHIP], [Topic.FREQUENCY]]
        ),
        "checked_on": DAYS,
        "outcome": st.sampled_from([CheckOutcome.CONFIRMED, *CheckOutcome.values]),
        "confirms": st.sampled_from([True, True, False]),
    }
)
# What happens after the checks, to undo some of them.
AFTERWARDS = st.sampled_from(
    ["nothing", "nothing", "claim", "frequency", "number", "left", "came", "gone", "draft"]
)
PROGRAMME = st.fixed_dictionaries(
    {
        "claim": st.sampled_from(LeaderRole.values),
        "posts": st.lists(POST, max_size=2, unique_by=lambda post: (post["therapist"], post["role"])),
        "checks": st.lists(CHECK, max_size=3),
        "afterwards": AFTERWARDS,
    }
)


def build(wanted, people: list[Therapist], staff) -> None:
    programme = make_programme(led_by_claim=wanted["claim"])
    posts = [
        make_appointment(programme, **post | {"therapist": people[post["therapist"]]})
        for post in wanted["posts"]
    ]
    for check in wanted["checks"]:
        fields = {name: check[name] for name in ("checked_on", "outcome")}
        for topic in check["topics"]:
            confirmed = posts if check["confirms"] and topic == Topic.LEADERSHIP else []
            make_fact_check(programme, topic, appointments=confirmed, checked_by=staff, **fields)
    afterwards(wanted["afterwards"], programme, people[0])


def afterwards(what: str, programme: Programme, person: Therapist) -> None:
    mine = Programme.objects.filter(pk=programme.pk)
    if what == "claim":
        mine.update(led_by_claim=LeaderRole.COUNSELLOR)
    elif what == "frequency":
        mine.update(frequency="monthly")
    elif what == "draft":
        mine.update(status="draft")
    elif what == "number":
        Therapist.objects.filter(pk=person.pk).update(hcpc_number="AS999999")
    elif what == "left":
        programme.appointments.update(starts_on=None, ends_on=YESTERDAY)
    elif what == "gone":
        programme.appointments.all().delete()
    elif what == "came":
        make_appointment(programme, role=LeaderRole.SUPPORT_WORKER)


def in_sql() -> dict[str, tuple[str, str]]:
    programmes = Programme.objects.published().with_led_by(TODAY)
    return {str(p.pk): (p.led_by, str(p.checked_on or "")) for p in programmes}


def assert_staff_see_the_same() -> None:
    """Of drafts too; and which centres are due."""
    seen, rows = overview(TODAY), list(Programme.objects.with_led_by(TODAY))
    assert flat(seen.led_by) == {row.pk.hex: row.led_by for row in rows}
    assert flat(seen.checked) == {row.pk.hex: str(band(row.checked_on, TODAY)) for row in rows}
    due = {row.centre_id.hex for row in rows if row.status == "published" and is_any_due(row)}
    assert {*seen.centres.due} == due


def flat(groups: dict[str, list[str]]) -> dict[str, str]:
    return {key: value for value, keys in groups.items() for key in keys}


def is_any_due(row: Programme) -> bool:
    return any(is_due(topic, getattr(row, f"{topic}_checked_on"), TODAY) for topic in THREE_QUESTIONS)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(st.lists(LOOK, max_size=2), min_size=3, max_size=3), st.lists(PROGRAMME, min_size=2, max_size=5)
)
def test_a_whole_catalogue_stands_as_sql_says_of_each_row(looks, programmes):
    Programme.objects.all().delete()
    Therapist.objects.all().delete()
    staff = make_staff()
    people = [make_therapist() for _ in looks]
    for person, looked in zip(people, looks, strict=True):
        for look in looked:
            look["registered_until"] = max(look["registered_until"], look["checked_on"])
            make_register_check(person, checked_by=staff, **look)
    for wanted in programmes:
        build(wanted, people, staff)
    rows = read_rows(TODAY)

    standing = zip(rows.facets["led_by"], rows.checked_on, strict=True)
    keys = [
        str(key)
        for key in Programme.objects.published().order_by("sort_name", "pk").values_list("pk", flat=True)
    ]
    assert dict(zip(keys, standing, strict=True)) == in_sql()
    assert_staff_see_the_same()


def test_reading_a_catalogue_takes_as_many_queries_however_large_it_is(django_assert_num_queries):
    for _ in range(3):
        make_programme()
    # Programmes, checks, posts, posts that checks saw, looks at the register, who was confirmed.
    with django_assert_num_queries(6):
        read_rows(TODAY)
