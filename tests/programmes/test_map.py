"""The map of a search: everything found is on it or below it, and every link leads to what it names."""

import datetime
import re
from html import unescape
from math import cos, radians, sin

import pytest
from django.http import QueryDict
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from programmes.filters import ProgrammeFilter, Radius
from programmes.index import Index
from programmes.known_queries import known_feed, known_query
from programmes.map_view import MOST_NAMED, SearchMap, map_of
from programmes.models import Centre, Programme
from programmes.search import Search
from programmes.search_page import SearchPage
from programmes.uk_map import WIDTH
from tests.builders import make_centre, make_programme
from tests.programmes.pages import get_list, names

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)
LEEDS, YORK, LERWICK = (53.80, -1.55), (53.96, -1.08), (60.15, -1.15)


def at(place: tuple[float, float], **fields) -> Centre:
    fields = {"coordinates_from": "exact"} | fields
    return make_centre(latitude=place[0], longitude=place[1], **fields)


def searched(query: str) -> ProgrammeFilter:
    return ProgrammeFilter(QueryDict(query), Programme.objects.published().for_cards(TODAY))


def map_for(query: str = "") -> tuple[Search, SearchMap]:
    found = Search(searched(query), Index(TODAY))
    return found, map_of(found, SearchPage(found.asked, found.counts))


def links(html: str) -> dict[str, str]:
    """Of the picture: where each leads, by its accessible name."""
    found = re.findall(r'<a href="([^"]+)"><title>([^<]+)</title>', html)
    return {unescape(name): unescape(href) for href, name in found}


def get_map(client, **query) -> str:
    return get_list(client, view="map", **query)


PLACES = st.tuples(st.floats(50, 60.5), st.floats(-8, 1.7))
NEAR_LEEDS = st.tuples(st.floats(53.5, 54.1), st.floats(-2, -1))
LISTINGS = st.lists(
    st.fixed_dictionaries(
        {
            "place": st.one_of(st.none(), PLACES, NEAR_LEEDS),
            "setting": st.sampled_from(["residential", "day", "online"]),
            "takes_from": st.sampled_from(["anywhere", "not_known"]),
        }
    ),
    max_size=12,
)
QUERIES = st.builds(
    "{}&{}".format,
    st.sampled_from(["", "setting=residential", "setting=online&setting=day"]),
    st.builds(
        "near={}&within={}".format,
        st.sampled_from(["", "Leeds", "Lerwick", "Xyzzy"]),
        st.sampled_from(Radius.values),
    ),
)
FEW = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],  # to make a failure small takes minutes where each try fills the database
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def build(listings) -> None:
    Programme.objects.all().delete()
    for one in listings:
        place, facts = one["place"], {name: value for name, value in one.items() if name != "place"}
        make_programme(centre=at(place) if place else make_centre(), **facts)


@FEW
@given(LISTINGS, st.lists(QUERIES, min_size=2, max_size=4))
def test_everything_found_is_once_on_the_map_or_below_it(listings, queries):
    build(listings)
    for query in queries:
        found, shown = map_for(query)
        spread = found.spread()
        everything = [*spread.ids, *spread.online, *spread.unplaced, *spread.anywhere]

        assert sorted(everything) == sorted(one.pk for one in found.asked.qs)
        assert shown.total == found.total == len(everything)
        assert shown.number == sum(dot.number for dot in (*shown.circles, *shown.singles)) == len(spread.ids)


@FEW
@given(LISTINGS, QUERIES)
def test_every_link_leads_to_all_that_it_stands_for(listings, query):
    build(listings)
    found, shown = map_for(query)
    spread = found.spread()
    for circle in shown.circles:
        there = {one.pk for one in searched(circle.href.removeprefix("?")).qs}
        assert {spread.ids[n] for n in circle.cluster.members} <= there
    for dot in shown.singles:
        assert dot.href == Programme.objects.get(pk=spread.ids[dot.cluster.members[0]]).get_absolute_url()
    for group, pks in zip(
        shown.groups, filter(None, (spread.online, spread.anywhere, spread.unplaced)), strict=True
    ):
        assert set(pks) <= {one.pk for one in searched(group.href.removeprefix("?")).qs}


def from_leeds(miles: float, bearing: int) -> tuple[float, float]:
    """The point that lies so far from Leeds; near enough."""
    north, east = miles * cos(radians(bearing)), miles * sin(radians(bearing))
    return LEEDS[0] + north / 69.1, LEEDS[1] + east / 69.1 / cos(radians(LEEDS[0] + north / 138))


@pytest.mark.parametrize("within", [10, 25, 50, 100])
def test_what_lies_at_the_edge_of_the_search_is_in_the_picture(within):
    for bearing in range(0, 360, 30):
        make_programme(centre=at(from_leeds(within - 1, bearing)))
    _, shown = map_for(f"near=Leeds&within={within}")

    assert shown.number == 12
    for dot in (*shown.circles, *shown.singles):
        assert dot.cluster.radius <= dot.cluster.x <= WIDTH - dot.cluster.radius
        assert dot.cluster.radius <= dot.cluster.y <= shown.frame.picture_height - dot.cluster.radius


@pytest.mark.parametrize(("miles", "within"), [(4, "5"), (7, "10"), (20, "25"), (27, "50")])
def test_a_circle_leads_as_far_as_it_must_to_hold_them_all(miles, within):
    for place in (*[LEEDS] * 20, from_leeds(miles, 90), from_leeds(miles, 270)):
        make_programme(centre=at(place))
    (circle,) = map_for()[1].circles

    assert circle.href == f"?near=Leeds%2C+West+Yorkshire&within={within}".replace("&within=50", "")
    assert searched(circle.href.removeprefix("?")).qs.count() == 22


def test_the_map_holds_more_than_a_page_of_the_list(client):
    for _ in range(45):
        make_programme(centre=at(LEEDS))
    html = get_map(client)

    assert list(links(html)) == ["45 programmes around Leeds, West Yorkshire"]
    assert "<b>45</b> on the map. Nobody can pay to come first." in html
    assert names(html) == []


def test_a_circle_leads_to_the_search_around_it(client):
    for name in ("Harbour", "Quay"):
        make_programme(name=name, centre=at(LEEDS), frequency="weekly")
    make_programme(name="Far", centre=at(LERWICK), frequency="weekly")
    make_programme(name="Monthly", centre=at(LEEDS), frequency="monthly")
    found = links(get_map(client, frequency="weekly"))
    href = found["2 programmes around Leeds, West Yorkshire"]

    assert href == "?near=Leeds%2C+West+Yorkshire&within=5&frequency=weekly"
    assert sorted(names(client.get(reverse("programmes:list") + href).content.decode())) == [
        "Harbour",
        "Quay",
    ]


def test_a_dot_leads_to_its_programme(client):
    programme = make_programme(name="Harbour & Quay", centre=at(LERWICK, town="Lerwick"))

    assert links(get_map(client)) == {"Harbour & Quay, Lerwick": programme.get_absolute_url()}


def test_the_words_lead_where_the_picture_does(client):
    for place in (LEEDS, LEEDS, LERWICK, YORK):
        make_programme(centre=at(place))
    html = get_map(client)
    in_words = html.split('id="in-words"')[1]

    assert len(links(html)) == 2
    for href in links(html).values():
        assert f'href="{href}"'.replace("&", "&amp;") in in_words


def test_what_has_no_place_on_the_map_is_named_below_it(client):
    make_programme(name="Here", centre=at(LEEDS))
    make_programme(name="By video", centre=at(LEEDS), setting="online")
    make_programme(name="Refuge", centre=make_centre(coordinates_from="withheld"))
    make_programme(name="Wide", centre=at(LERWICK), takes_from="anywhere")
    html = get_map(client, near="Leeds", within="25")
    below = html.split('id="not-on-the-map"')[1]

    assert '<b>1</b> on the map, <a href="#not-on-the-map">3 below it</a>' in html
    assert "<h1" in html
    assert "1 programme within 25 miles of Leeds" in html
    for title, name in {"Online": "By video", "anywhere in the UK": "Wide", "confidential": "Refuge"}.items():
        assert re.search(rf"{title}[^<]*: 1</h3>\s*<ul[^>]*><li><a href=\"[^\"]+\">{name}</a>", below)


def test_many_without_a_place_are_counted_and_led_to(client):
    for _ in range(MOST_NAMED + 3):
        make_programme(setting="online", frequency="weekly")
    below = get_map(client, frequency="weekly").split('id="not-on-the-map"')[1]

    assert below.count('<a href="/programmes/programme-') == MOST_NAMED
    assert '<a href="?frequency=weekly&amp;setting=online"><b>3 more, in the list</b></a>' in below


def test_someone_open_to_the_whole_uk_is_on_a_map_of_it(client):
    make_programme(name="Wide", centre=at(LERWICK, town="Lerwick"), takes_from="anywhere")

    assert list(links(get_map(client))) == ["Wide, Lerwick"]
    assert list(links(get_map(client, near="Leeds", within="any"))) == ["Wide, Lerwick"]


@pytest.mark.parametrize(
    ("source", "is_said"), [("exact", False), ("outcode", True), ("town", True), ("area", True)]
)
def test_what_is_placed_roughly_is_said(client, source, is_said):
    make_programme(centre=at(LEEDS, coordinates_from=source))
    html = get_map(client)

    assert ("1 of the 1 is placed roughly" in html) == is_said
    assert (", placed roughly" in html) == is_said


def test_the_map_comes_nearer_with_the_radius():
    make_programme(centre=at(LEEDS))
    make_programme(centre=at(YORK))

    assert len(map_for("near=Leeds&within=200")[1].circles) == 1
    assert len(map_for("near=Leeds&within=25")[1].singles) == 2
    assert map_for("near=Leeds&within=any")[1].frame.zoom == 1


def test_heading_and_title_are_those_of_the_list(client):
    make_programme(centre=at(LEEDS))
    said = [
        re.findall(r"<title>([^<]+)</title>\s|<h1[^>]*>([^<]+)</h1>", html)
        for html in (get_map(client, near="Leeds"), get_list(client, near="Leeds"))
    ]

    assert len(said[0]) == 2
    assert said[0] == said[1]


def test_a_map_of_nothing_gives_the_advice_of_the_list(client):
    make_programme(frequency="monthly", setting="day")
    html = get_map(client, frequency="weekly", setting="day")

    assert "No programme matches all of that" in html
    assert '<a class="button" href="?setting=day&amp;view=map">See 1 programme</a>' in html
    assert "search-map" not in html


def test_the_search_is_kept_from_list_to_map_and_back(client):
    make_programme(frequency="weekly", centre=at(LEEDS))

    assert '<a href="?frequency=weekly&amp;sort=name&amp;view=map">Map</a>' in get_list(
        client, frequency="weekly", sort="name"
    )
    html = get_map(client, frequency="weekly", sort="name")
    assert '<a href="?frequency=weekly&amp;sort=name">List</a>' in html
    assert '<a class="chip" href="?sort=name&amp;view=map">Weekly' in html
    assert '<a class="chip clear" href="?view=map">' in html
    assert '<input type="hidden" name="view" value="map">' in html
    assert 'name="view"' not in get_list(client)


def test_a_view_that_is_not_offered_is_said_and_the_list_shown(client):
    make_programme(name="Here", frequency="weekly")
    html = get_list(client, view="globe", frequency="weekly")

    assert "We show results as a list or on a map; this is the list." in html
    assert names(html) == ["Here"]


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("view=list", ""),
        ("view=list&page=2", "page=2"),
        ("page=3&view=map", "view=map"),
        ("view=map&frequency=weekly&sort=name", "frequency=weekly&sort=name&view=map"),
        ("view=globe", None),
        ("view=map&view=list", None),
    ],
)
def test_only_the_views_we_know_reach_the_name_of_a_kept_page(asked, canonical):
    assert known_query(asked) == canonical


def test_the_feed_of_a_search_is_the_same_from_its_map(client):
    make_programme(frequency="weekly", centre=at(LEEDS))

    assert 'href="/programmes/feed/?frequency=weekly"' in get_map(client, frequency="weekly", sort="name")
    assert known_feed("frequency=weekly&view=map") == "frequency=weekly"


def test_a_page_of_a_map_is_the_map_and_may_be_kept(client):
    for _ in range(21):
        make_programme(centre=at(LEEDS))
    first, second = (client.get(f"/programmes/?view=map&page={n}") for n in (1, 2))

    assert first.content == second.content
    assert first["HX-Push-Url"] == second["HX-Push-Url"] == "/programmes/?view=map"
    assert "no-store" not in second.get("Cache-Control", "")


def test_a_page_beyond_an_empty_list_is_not_kept(client):
    assert "no-store" in client.get("/programmes/?page=5")["Cache-Control"]
    assert "no-store" not in client.get("/programmes/?page=5&view=map").get("Cache-Control", "")


def test_a_map_takes_as_many_queries_for_many_as_for_few(client, django_assert_max_num_queries):
    for n in range(30):
        make_programme(centre=at((50.5 + n * 0.3, -2.0)))
        make_programme(setting="online")
    get_map(client)  # the index is built

    with django_assert_max_num_queries(5):
        get_map(client)
