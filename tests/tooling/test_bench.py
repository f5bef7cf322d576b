"""bin/bench at a tiny size: all peers answer alike, and what is missing or missed is said. No time is judged."""

import json
import os
import socket
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from benchmarks import engines, load, names, report
from benchmarks.__main__ import sizes
from benchmarks.made_up.filling import fill
from benchmarks.questions import Q0, QUESTIONS, Answer, Unequal, agree
from programmes.models import Programme
from programmes.vocabulary import LedBy

ALWAYS_THERE = {names.OURS, names.TUTORIAL, names.SINGLE_SQL}


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """The figures of 60 programmes, and what was said meanwhile, from a process of its own on the engine of this run."""
    out = tmp_path_factory.mktemp("bench") / "figures.json"
    root = settings.BASE_DIR
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_DATABASE_URL", os.environ["DATABASE_URL"])
        with engines.databases(os.environ["TEST_ENGINE"]) as databases, databases(60) as url:
            own = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
            own["PYTHONPATH"] = os.pathsep.join([str(root), str(root / "bin")])
            command = [sys.executable, "-m", "benchmarks.measure", "--size=60", f"--out={out}"]
            command += ["--only", names.SEARCH, names.BUILD]
            done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(out.read_text()), done.stdout


def test_every_peer_is_measured_or_said_to_be_missing(measured):
    figures, said = measured

    for question in QUESTIONS:
        peers = figures["search"][question.name].keys()
        assert peers >= ALWAYS_THERE
        assert peers | figures["missing"].keys() == {*names.PEERS}
    assert all(f"Not measured: {name}, because {why}." in said for name, why in figures["missing"].items())


def test_figures_make_a_report(measured):
    text = report.write(report.Run({"sqlite": [measured[0]]}, {"postgresql": "there is none"}))

    assert "| 60 | QT |" in text
    assert "PostgreSQL was not measured: there is none." in text
    assert str(settings.BASE_DIR) not in text


def answer(**changed) -> Answer:
    return Answer(**({"total": 1, "counts": {"setting": {"day": 1}}, "ids": ["a"]} | changed))


@pytest.mark.parametrize(
    "other", [{"total": 2}, {"ids": ["b"]}, {"counts": {"setting": {"day": 2}}}, {"counts": {}}]
)
def test_a_peer_that_answers_differently_ends_the_run(other):
    agree(Q0, {"index": answer(), "other": answer()})

    with pytest.raises(Unequal, match=f"Q0: other and index differ in {next(iter(other))}"):
        agree(Q0, {"index": answer(), "other": answer(**other)})


def made_up() -> list:
    """What a fill of an empty database makes, which is empty again afterwards."""
    with transaction.atomic():
        fill(80, timezone.localdate(), lambda _how_far: None)
        rows = Programme.objects.with_led_by().order_by("pk")
        made = list(rows.values_list("pk", "name", "description", "checked_on", "led_by"))
        transaction.set_rollback(True)
    return made


@pytest.mark.django_db
def test_made_up_programmes_are_the_same_ones_and_have_every_outcome():
    first = made_up()

    assert made_up() == first
    assert {row[-1] for row in first} == set(LedBy.values)


def found(build: float, size: int = 2_000, share: float = 1.0) -> dict:
    """Figures in which the facet index took so many tutorial pages to build."""
    built = {"facets": build, "words": {"read": 0.0, "build": 0.1}, "nearest": 0.001}
    return built | {"size": size, "share": share, "search": {"Q0": {names.OURS: 0.003, names.TUTORIAL: 1.0}}}


def test_a_missed_goal_is_said_with_its_reason(monkeypatch):
    monkeypatch.setattr(report, "reasons", lambda: {"build": "Because of the reading."})
    text = report.write(report.Run({"sqlite": [found(build=2.0)]}, {}))

    assert "2.00; under 1.00: **missed**" in text
    assert "- **Facet index read and built, against one tutorial page.** Because of the reading." in text
    assert report.NO_REASON in text  # of the tutorial's goal, which this misses too


def test_a_met_goal_needs_no_reason(monkeypatch):
    monkeypatch.setattr(report, "reasons", lambda: {"build": "Because of the reading."})
    text = report.write(report.Run({"sqlite": [found(build=0.5)]}, {}))

    assert "0.50; under 1.00: met" in text
    assert "Because of the reading." not in text


@pytest.mark.parametrize(("share", "is_said"), [(0.5, True), (0.97, False)])
def test_a_busy_machine_is_owned_up_to(share, is_said):
    text = report.write(report.Run({"sqlite": [found(build=0.5), found(build=0.5, share=share)]}, {}))

    assert ("The machine was busy: this process got only 50% of a core." in text) == is_said


def test_a_size_without_a_goal_is_not_judged():
    text = report.write(report.Run({"sqlite": [found(build=2.0, size=300)]}, {}))

    assert "| Facet index read and built, against one tutorial page | 2.00 |" in text


def test_sizes_are_read_smallest_first():
    assert sizes("20000,2000") == [2_000, 20_000]
    with pytest.raises(ValueError, match="invalid literal"):
        sizes("many")


@pytest.mark.parametrize("status", [200, 500])
def test_our_own_load_reads_whole_answers_and_takes_no_error(status):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(f"HTTP/1.1 {status} Said\r\nContent-Length: 5\r\n\r\nhello".encode())
        if status == 200:
            load._read(ours)
            ours.setblocking(False)
            with pytest.raises(BlockingIOError):
                ours.recv(1)
        else:
            with pytest.raises(SystemExit):
                load._read(ours)


@pytest.mark.parametrize("application", ["bare", "naked"])
def test_the_views_to_measure_beside_answer(application, tmp_path):
    """Each in a process of its own, as their server starts it."""
    ask = "from django.test import Client; print(Client(SERVER_NAME='localhost').get('/').content.decode())"
    done = subprocess.run(
        [sys.executable, "-c", f"import benchmarks.servers.bare; {ask}"],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": f"benchmarks.servers.{application}_settings"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.stdout == "bare\n", done.stderr
