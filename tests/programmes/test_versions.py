"""Any committed change to what the public can see is seen at once, however it was made."""

import datetime
import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from places.models import Place, PlaceName
from programmes import current
from programmes.models import Catalogue, FactCheck, Programme, RegisterEntry
from programmes.words.text import tokens
from tests.builders import (
    make_appointment,
    make_centre,
    make_programme,
    make_register_check,
    make_registered,
    make_staff,
    make_therapist,
)
from tests.programmes.pages import list_programmes

pytestmark = pytest.mark.django_db


def by_raw_sql(programme):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE programmes_programme SET status = 'draft'")


WAYS = {
    "save": lambda p: p.save(),
    "update": lambda p: Programme.objects.update(frequency="monthly"),
    "bulk update": lambda p: Programme.objects.bulk_update([p], ["frequency"]),
    "delete": lambda p: Programme.objects.filter(pk=p.pk).delete(),
    "create": lambda p: make_programme(),
    "a centre": lambda p: make_centre(),
    "a post": lambda p: make_appointment(p),
    "a register check": lambda p: make_register_check(make_therapist()),
    "who is confirmed": lambda p: FactCheck.objects.get().appointments.clear(),
    "a place": lambda p: Place.objects.filter(name="Leeds").update(latitude=53.8),
    "a name of a place": lambda p: PlaceName.objects.filter(key="leeds").delete(),
    "raw SQL": by_raw_sql,
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_draws_a_new_version(way):
    programme = make_programme()
    check = FactCheck(programme=programme, topic="leadership", checked_on=datetime.date(2026, 1, 1))
    check.method, check.outcome, check.checked_by = "phone", "confirmed", make_staff()
    check.save()
    check.appointments.add(make_appointment(programme))
    before = Catalogue.objects.version()
    WAYS[way](programme)

    assert Catalogue.objects.version() != before


def test_reading_and_what_is_not_public_leave_the_version_alone(client):
    make_registered(make_programme())
    before = Catalogue.objects.version()
    client.get(reverse("programmes:list"))
    make_staff()
    RegisterEntry.objects.update(judgement="lead")

    assert Catalogue.objects.version() == before


def test_a_change_taken_back_takes_its_version_back(client):
    make_programme(name="Stays")
    before = Catalogue.objects.version()
    with transaction.atomic():
        make_programme(name="Never was")
        assert list_programmes(client) == ["Never was", "Stays"]
        transaction.set_rollback(True)

    assert Catalogue.objects.version() == before
    assert list_programmes(client) == ["Stays"]


def test_the_page_follows_each_change(client):
    programme = make_programme(name="First")
    assert list_programmes(client) == ["First"]
    Programme.objects.update(name="Second")
    assert list_programmes(client) == ["Second"]
    Programme.objects.filter(pk=programme.pk).update(status="draft")
    assert list_programmes(client) == []


def test_midnight_is_a_change(client, time_machine):
    time_machine.move_to("2026-11-22 12:00", tick=False)
    make_registered(make_programme(name="Checked"))
    assert list_programmes(client, led_by="registered") == ["Checked"]
    time_machine.move_to("2027-11-23 00:00:01", tick=False)

    assert list_programmes(client, led_by="registered") == []
    assert list_programmes(client, led_by="out_of_date") == ["Checked"]


def test_requests_at_once_build_the_index_once(monkeypatch):
    builds, index = [], current.current_index()
    monkeypatch.setattr(current, "Index", lambda today, before: builds.append(today) or index)
    holder, start = current._Current(), threading.Barrier(8)
    key = ("default", "a version", datetime.date(2026, 11, 22))

    def ask():
        start.wait()
        with holder.building:
            holder._build(key)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(builds) == 1


def test_past_a_size_nobody_waits_for_a_build(monkeypatch):
    holder = current._Current()
    old = holder.get()
    monkeypatch.setattr(old, "size", current.BUILD_ASIDE + 1)
    monkeypatch.setattr(holder, "_build_aside", lambda key: None)
    make_programme()

    assert holder.get() is old


def test_past_a_size_nobody_waits_for_the_words_either(monkeypatch):
    monkeypatch.setattr(current, "BUILD_ASIDE", 0)
    make_programme(name="Harbour")
    holder, readers, read = current._Current(), [], threading.Event()

    def read_words(index):
        readers.append(threading.current_thread())
        read.set()

    monkeypatch.setattr(holder, "_read_words", read_words)
    index = holder.get()

    assert read.wait(5)
    assert readers[0] is not threading.current_thread()
    assert not index.has_words


def test_an_index_built_aside_is_exchanged_with_its_words_read(monkeypatch):
    make_programme(name="Harbour")
    holder = current._Current()
    monkeypatch.setattr(current.connection, "close", lambda: None)  # of a thread of its own, otherwise
    holder._build_aside(("default", "a version", timezone.localdate()))

    assert holder.index.has_words
    assert holder.index.find("harbour").bits == 1


def test_the_words_of_a_text_that_did_not_change_are_not_read_again(monkeypatch):
    read = []
    monkeypatch.setattr("programmes.words.postings.tokens", lambda text: read.append(text) or tokens(text))
    for name in ("Harbour", "Lighthouse"):
        make_programme(name=name)
    holder = current._Current()
    holder.get().find("harbour")
    read.clear()
    Programme.objects.filter(name="Harbour").update(name="Quay")
    make_centre()  # another version, in which nobody looks for a word
    holder.get()
    index = holder.get()

    assert (index.find("quay").bits.bit_count(), index.find("harbour").bits) == (1, 0)
    assert {"Quay"} <= set(read)
    assert "Lighthouse" not in read
