"""What an address asks and the search cannot do is said on the page, and the rest still applies."""

import pytest

from tests.builders import make_programme
from tests.programmes.pages import get_list, names

pytestmark = pytest.mark.django_db

SAID = [
    ("foo=1", "We do not know “foo” in the address"),
    ("frequency[]=weekly", "We do not know “frequency[]”"),
    ("near=Leeds&near=York", "“Town or postcode” was given more than once: we used the last."),
    ("q=choir&q=house", "“Name or keyword” was given more than once"),
    ("within=10", "A distance needs a town or postcode"),
    ("sort=zzz", "We do not know the order “zzz”"),
    ("sort=nearest", "“Nearest” needs a town or postcode"),
    ("sort=best", "“Best match” needs a word to look for"),
    ("near=Leeds&sort=best", "“Best match” needs a word to look for"),
    ("q=%20&sort=best", "“Best match” needs a word to look for"),
    ("page=2&page=1", "The page was given more than once"),
    ("page=0", "“0” is no page: this is the first."),
    ("page=-1", "“-1” is no page"),
    ("page=abc", "“abc” is no page"),
    ("page=²", "“²” is no page"),
    ("page=9999", "There is no page 9,999: this is the last, page 2."),
    ("page=" + "9" * 5000, "is no page"),
]


def get(client, query: str) -> str:
    response = client.get(f"/programmes/?{query}")
    assert response.status_code == 200
    return response.text


@pytest.fixture(autouse=True)
def programmes():
    for n in range(21):
        make_programme(name=f"House {n}", frequency="weekly", setting="online")


@pytest.mark.parametrize(("query", "said"), SAID)
def test_what_was_left_out_is_said(client, query, said):
    html = get(client, f"{query}&frequency=weekly")

    assert said in html
    assert names(html)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "page=1",
        "page=2",
        "q=&near=&within=50",
        "near=Leeds&sort=nearest",
        "q=house&sort=best",
        "near=a&near=a",
    ],
)
def test_nothing_is_said_of_what_was_done(client, query):
    html = get(client, query)

    assert not [said for said in ("left out", "more than once", "no page") if said in html]


def test_a_page_before_the_first_is_the_first(client):
    assert names(get(client, "page=0")) == names(get(client, ""))


def test_made_up_names_are_not_said_back_without_end(client):
    html = get(client, "&".join(f"name{n}{'x' * 900}=1" for n in range(50)))

    assert "name4" in html
    assert "name5" not in html
    assert "x" * 41 not in html


def test_a_search_near_a_place_says_at_once_how_many_come_after(client):
    assert "21 more, whatever the distance</a>, come after, and are" in get_list(client, near="Leeds")
