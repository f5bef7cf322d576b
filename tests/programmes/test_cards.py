"""Cards are kept with the index, and never say what is not so any more."""

import re

import pytest
from django.urls import reverse

from programmes import cards, current, gaps
from programmes.models import Programme
from tests.builders import make_centre, make_programme
from tests.programmes.pages import get_list, list_programmes

pytestmark = pytest.mark.django_db


def make_near_leeds(**fields):
    return make_programme(
        centre=make_centre(latitude=53.80, longitude=-1.54, coordinates_from="exact"), **fields
    )


@pytest.fixture
def nobody_builds(monkeypatch):
    """As past 20,000 listings while a new index is being built: the old one answers."""
    monkeypatch.setattr(current, "_current", current._Current())
    monkeypatch.setattr(current, "BUILD_ASIDE", 0)
    monkeypatch.setattr(current._Current, "_build_aside", lambda self, key: None)
    monkeypatch.setattr(current._Current, "_read_words", lambda self, index: None)


def test_a_card_is_made_once(client, django_assert_num_queries):
    make_near_leeds()
    list_programmes(client)

    with django_assert_num_queries(2):  # version, whether this is a demonstration
        client.get(reverse("programmes:list"), {"frequency": "not_known"})


def test_the_same_card_says_how_far_it_is_from_each_place(client):
    make_near_leeds()

    assert " mile</span>" not in get_list(client)
    assert " · under a mile</span>" in get_list(client, near="Leeds")
    assert re.search(r" · 1\d\d miles</span>", get_list(client, near="London", within="any"))


def test_no_name_can_stand_where_the_distance_goes(client):
    make_near_leeds(name=f"{gaps.GAP} House")
    html = get_list(client, near="Leeds")

    assert "&lt;gap&gt; House" in html
    assert gaps.GAP not in html
    assert " · under a mile</span>" in html


def test_one_closed_since_an_old_index_was_built_is_not_shown(client, nobody_builds):
    for name in ("Stays", "Goes"):
        make_programme(name=name)
    assert list_programmes(client) == ["Goes", "Stays"]
    Programme.objects.filter(name="Goes").update(status="draft")

    assert list_programmes(client) == ["Stays"]


def test_a_card_of_an_old_index_says_what_is_so_now(client, nobody_builds):
    make_programme(name="First")
    list_programmes(client)
    Programme.objects.update(name="Second")

    assert list_programmes(client) == ["Second"]


def test_only_so_many_cards_are_kept(client, monkeypatch):
    monkeypatch.setattr(cards, "KEPT", 3)
    for n in range(5):
        make_programme(name=f"Song {n}")
    names = list_programmes(client)

    assert len(names) == 5
    assert list_programmes(client) == names
    assert len(current.current_index().cards) == 3
