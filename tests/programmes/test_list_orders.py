"""The orders of the results page."""

import pytest

from tests.builders import make_programme, make_registered
from tests.programmes.pages import list_programmes

pytestmark = pytest.mark.django_db


def test_most_music_therapy_comes_first(client):
    make_programme(name="Unknown")
    make_programme(name="Often", frequency="several_weekly", sessions_per_week=5)
    make_registered(make_programme(name="Registered", frequency="weekly"))

    assert list_programmes(client) == ["Registered", "Often", "Unknown"]


def test_more_sessions_in_the_week_come_first_and_the_unknown_last(client):
    for sessions in (None, 2, 5):
        make_programme(name=f"{sessions}", frequency="several_weekly", sessions_per_week=sessions)

    assert list_programmes(client) == ["5", "2", "None"]


def test_what_carries_on_comes_before_not_known_before_what_stops(client):
    for name, aftercare in {"A stops": ("stops",), "B unknown": (), "C on": ("group",)}.items():
        make_programme(name=name, aftercare=aftercare)

    assert list_programmes(client) == ["C on", "B unknown", "A stops"]


def test_orders_a_to_z_and_recently_checked(client):
    make_programme(name="Alder")
    make_registered(make_programme(name="Birch"))

    assert list_programmes(client, sort="name") == ["Alder", "Birch"]
    assert list_programmes(client, sort="checked") == ["Birch", "Alder"]
