"""Whoever walks through all pages of a search meets every programme exactly once, in the same order each time."""

import pytest

from programmes.ordering import Order
from tests.builders import make_centre, make_programme, make_registered
from tests.programmes.pages import list_programmes

pytestmark = pytest.mark.django_db

PLACES = [{"latitude": 53.8, "longitude": -1.55}, {"latitude": 53.9, "longitude": -1.6}, {}]


def fill(total: int) -> set[str]:
    """Programmes that tie in everything that orders them, in names too but for a number at the end."""
    centres = [make_centre(**at, coordinates_from="exact" if at else "not_known") for at in PLACES]
    for n in range(total):
        frequency = ("weekly", "not_known")[n % 2]
        programme = make_programme(name=f"Song {n % 7} {n}", frequency=frequency, centre=centres[n % 3])
        if n % 9 == 0:
            make_registered(programme)
    return {f"Song {n % 7} {n}" for n in range(total)}


def crawl(client, **query) -> list[str]:
    met, page = [], 1
    while names := list_programmes(client, **query, page=page):
        if names == met[-len(names) :]:
            break  # past the last page the last one is shown again
        met += names
        page += 1
    return met


CRAWLS = {
    Order.MUSIC: {},
    Order.CHECKED: {},
    Order.NAME: {},
    Order.NEAREST: {"near": "Leeds", "within": "any"},
    Order.BEST: {"q": "song"},
}


@pytest.mark.parametrize("order", Order)
def test_two_crawls_agree_and_miss_nothing(client, order):
    everything = fill(45)
    first, second = (crawl(client, **CRAWLS[order], sort=order) for _ in range(2))

    assert first == second
    assert sorted(first) == sorted(everything)
