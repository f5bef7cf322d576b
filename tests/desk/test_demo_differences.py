"""The demonstration's registers have moved on: each kind of difference waits, with its alerts, and two are settled."""

import re

from django.urls import reverse

from programmes.models import (
    ALERTS,
    DifferenceKind,
    RegisterChange,
    RegisterDecision,
    RegisterEntry,
    RegisterRun,
)
from programmes.registers.differences import all_differences
from tests.staff import StaffClient, make_curator

# Nothing is said of a region that moved, or of a service that is back: both are as rare as they are plain.
SHOWN = {*DifferenceKind} - {DifferenceKind.REGION, DifferenceKind.BACK}


def test_every_usual_kind_of_difference_waits(filled):
    found = all_differences()

    assert {one.kind for one in found} == SHOWN
    assert {one.kind for one in found if one.is_alert} == set(ALERTS)


def test_no_more_differs_than_imports_brought(filled):
    """Whatever else differed would be a slip of the demonstration's."""
    entries = {one.entry for one in all_differences()}
    brought = {change.entry for change in RegisterChange.objects.select_related("entry")}
    gone = set(RegisterEntry.objects.with_centre().exclude(gone_on=None))

    assert entries <= brought | gone


def test_some_were_kept_or_acknowledged_after_the_import(filled):
    decisions = RegisterDecision.objects.select_related("entry")

    assert {one.kind in ALERTS for one in decisions} == {True, False}
    settled = {(one.entry_id, one.kind) for one in decisions}
    assert not settled & {(one.entry.pk, one.kind) for one in all_differences()}
    last = RegisterRun.objects.latest("ran_at")
    assert all(one.decided_at > last.ran_at for one in decisions)


def test_imports_count_what_they_brought(filled):
    for run in RegisterRun.objects.all():
        assert run.relevant == run.created + run.updated + run.unchanged
        assert run.updated == run.changes.values("entry").distinct().count()
    gone = RegisterEntry.objects.exclude(gone_on=None)
    assert sum(RegisterRun.objects.values_list("gone", flat=True)) == gone.count()
    days = set(RegisterRun.objects.dates("ran_at", "day"))
    for entry in RegisterEntry.objects.all():
        assert {entry.last_seen_on, entry.gone_on} - {None} <= days


def test_what_registers_say_is_nobodys(filled):
    for entry in RegisterEntry.objects.all():
        assert re.fullmatch(r"(\+442079460\d{3})?", entry.phone)
        assert not entry.website or entry.website.rstrip("/").endswith("example.org")


def test_the_start_page_and_the_queue_show_them(filled):
    client = StaffClient()
    client.force_login(make_curator())
    waiting = len(all_differences())

    assert (
        f'<span class="number">{waiting}</span> <span class="title">Register differences'
        in client.get(reverse("admin:index")).text
    )
    assert (
        f"{waiting} differences at" in client.get(reverse("admin:programmes_registerentry_differences")).text
    )
