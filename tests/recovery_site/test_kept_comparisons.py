"""A comparison is one page for everybody who asks for it; what could be made up is not kept."""

import pytest

from programmes.vocabulary import ListingStatus
from tests.builders import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def listed():
    for slug in "abcde":
        make_programme(slug=slug)
    make_programme(slug="gone", status=ListingStatus.CLOSED)


@pytest.mark.parametrize("query", ["p=a&p=b", "p=b&p=a", "p=a&p=b&p=c&p=d", "p=a&p=b&only=differences"])
def test_comparison_is_kept(site, query):
    assert site.is_kept(f"/compare/?{query}")


def test_what_is_asked_for_is_one_page_wherever_it_stands(site):
    first = site.get("/compare/?only=differences&p=a&p=b")
    second = site.get("/compare/?p=a&p=b&only=differences")

    assert (first.body, site.reached) == (second.body, 1)


def test_order_is_the_visitors(site):
    assert site.get("/compare/?p=a&p=b").body != site.get("/compare/?p=b&p=a").body


@pytest.mark.parametrize(
    "query",
    [
        "",
        "p=a",
        "p=a&p=a",
        "p=a&p=b&p=c&p=d&p=e",
        "p=a&p=b&p=none",
        "p=a&p=b&p=gone",
        "p=a&p=b&p=a",
        "p=a&p=b&x=1",
        "p=a&p=b&only=more",
        "p=a&p=b&only=differences&only=differences",
        "p=a&p=b&p=",
    ],
)
def test_what_could_be_made_up_is_not_kept(site, query):
    assert not site.is_kept(f"/compare/?{query}")
    assert len(site.pages.store) == 0


def test_shortlist_is_never_kept(site):
    assert not site.is_kept("/shortlist/?p=a&p=b")
    assert not site.is_kept("/shortlist/", cookie="shortlist=a.b")


def test_public_pages_are_kept_for_who_has_a_shortlist_too(site):
    assert site.is_kept("/programmes/a/", cookie="shortlist=a.b")
