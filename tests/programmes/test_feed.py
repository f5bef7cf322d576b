"""The feed of a search."""

import datetime
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from programmes import feeds
from programmes.models import Catalogue, Programme
from programmes.vocabulary import ClosedReason, ListingStatus
from tests.builders import (
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_provider,
    make_registered,
    make_therapist,
)
from tests.programmes.pages import get_list

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def get_feed(client, **query) -> ElementTree.Element:
    response = client.get(reverse("programmes:feed"), query)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(ATOM + name) or ""


def entries(feed: ElementTree.Element) -> list[ElementTree.Element]:
    return feed.findall(f"{ATOM}entry")


def titles(client, **query) -> list[str]:
    return [text(entry, "title") for entry in entries(get_feed(client, **query))]


def links(element: ElementTree.Element) -> dict[str, str]:
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def moment(element: ElementTree.Element, name: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text(element, name))


def changed(day: int) -> datetime.datetime:
    return datetime.datetime(2026, 10, day, 12, tzinfo=datetime.UTC)


def make_changed(day: int, **fields) -> Programme:
    """A programme that changed last on a day of October 2026, with its centre."""
    centre = {"latitude": 53.8, "longitude": -1.54, "coordinates_from": "exact"}
    centre = make_centre(changed_at=changed(day), **fields.pop("centre", centre))
    return make_programme(changed_at=changed(day), centre=centre, **fields)


def test_a_feed_holds_the_programmes_of_its_search_newest_change_first(client):
    make_changed(5, name="Middle", frequency="weekly")
    make_changed(9, name="New", frequency="weekly")
    make_changed(2, name="Old", frequency="weekly")
    make_changed(8, name="Other", frequency="monthly")

    assert titles(client, frequency="weekly") == ["New", "Middle", "Old"]
    assert titles(client) == ["New", "Other", "Middle", "Old"]


def test_what_is_bound_to_no_place_is_not_put_last(client):
    make_changed(5, name="In Leeds")
    make_changed(7, name="Online", setting="online")
    make_changed(6, name="Far", centre={"latitude": 51.5, "longitude": 0.1, "coordinates_from": "exact"})

    assert titles(client, near="Leeds") == ["Online", "In Leeds"]
    assert titles(client, near="Leeds", within="any") == ["Online", "Far", "In Leeds"]
    assert titles(client, near="Leeds", sort="name", page="7") == ["Online", "In Leeds"]


def test_how_many_are_bound_to_no_place_is_said_apart(client):
    make_changed(5)
    make_changed(6, setting="online")
    subtitle = text(get_feed(client, near="Leeds"), "subtitle")

    assert subtitle == "1 programme within 50 miles of Leeds, West Yorkshire. 1 more, whatever the distance."


def test_words_narrow_a_feed(client):
    make_changed(5, name="Harbour")
    make_changed(6, name="Weir")

    assert titles(client, q="harb") == ["Harbour"]


def test_a_change_brings_a_programme_to_the_top_at_once(client):
    make_changed(2, name="Old")
    make_changed(5, name="New")
    assert titles(client) == ["New", "Old"]
    Programme.objects.filter(name="Old").update(frequency="weekly")

    assert titles(client) == ["Old", "New"]


def test_drafts_and_closed_programmes_are_not_in_it(client):
    programme = make_programme(name="Closes")
    make_programme(name="Draft", status=ListingStatus.DRAFT)
    assert titles(client) == ["Closes"]
    programme.status, programme.closed_on = ListingStatus.CLOSED, datetime.date(2026, 5, 1)
    programme.closed_reason = ClosedReason.CLOSED
    programme.save()

    assert titles(client) == []


def test_a_feed_ends_after_the_newest(client, monkeypatch):
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 2)
    for day in (3, 4, 5):
        make_changed(day, name=f"{day}")

    assert titles(client) == ["5", "4"]


def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries):
    for _ in range(5):
        make_registered(make_programme())

    get_feed(client)  # builds the index and the order
    with django_assert_num_queries(3):  # version, entries, whether this is a demonstration
        get_feed(client)


def test_it_says_what_atom_asks_for(client, settings):
    settings.SITE_URL = "https://refrain.example.org"
    make_changed(5, slug="tide", published_on=datetime.date(2026, 7, 3))
    feed = get_feed(client, near="leeds", sort="name")
    entry = entries(feed)[0]

    assert text(feed, "id") == "https://refrain.example.org/programmes/feed/?near=leeds"
    assert links(feed) == {
        "self": "https://refrain.example.org/programmes/feed/?near=leeds",
        "alternate": "https://refrain.example.org/programmes/?near=leeds&sort=name",
    }
    assert text(feed, "title") == "Refrain: Near Leeds, West Yorkshire"
    assert text(feed, "subtitle") == "1 programme within 50 miles of Leeds, West Yorkshire."
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Refrain"
    assert moment(feed, "updated") == moment(entry, "updated") == changed(5)
    assert moment(entry, "published").isoformat() == "2026-07-03T00:00:00+01:00"
    assert links(entry) == {"alternate": "https://refrain.example.org/programmes/tide/"}


def test_a_programme_that_moves_stays_one_entry(client):
    programme = make_changed(5, slug="tide")
    before = entries(get_feed(client))[0]
    Programme.objects.update(slug="ebb")
    after = entries(get_feed(client))[0]

    assert text(before, "id") == text(after, "id") == f"urn:uuid:{programme.pk}"
    assert links(after)["alternate"].endswith("/ebb/")
    assert text(after, "updated") == text(before, "updated")


def summary(client, **query) -> str:
    return text(entries(get_feed(client, **query))[0], "summary")


def test_an_entry_gives_the_three_answers_the_place_and_when_it_was_checked(client, time_machine):
    time_machine.move_to("2026-11-22 12:00", tick=False)
    centre = make_centre(name="Weir House", town="Otley", provider=make_provider(name="Weir Trust"))
    fields = {"frequency": "weekly", "aftercare": ("group",), "aftercare_frequency": "monthly"}
    make_registered(make_programme(centre=centre, **fields), name="Olwen Tree", agreed=True)
    html = summary(client)

    for said in (
        "Weir House, Otley",
        "Run by Weir Trust",
        "Weekly",
        "Monthly group",
        "✓ Checked 22 November 2026",
    ):
        assert said in html
    assert "HCPC-registered music therapist" in html
    assert "Olwen" not in html


def test_nobody_is_called_a_music_therapist_without_a_check_in_date(client, time_machine):
    time_machine.move_to("2026-11-22 12:00", tick=False)
    make_registered(make_programme())
    make_appointment(make_programme(led_by_claim="music_therapist"), make_therapist(agreed=True))
    time_machine.move_to("2027-11-23 12:00", tick=False)
    told = "".join(text(entry, "summary") for entry in entries(get_feed(client)))

    assert "Our check of who leads it is out of date" in told
    assert "Said to be a qualified therapist; not checked" in told
    assert "music therapist" not in told


def test_what_nobody_knows_is_said_to_be_unknown(client):
    make_programme()
    html = summary(client)

    assert html.count("Not known yet") == 3
    assert "Who runs it is not known yet" in html


def test_a_check_shows_at_the_top(client):
    make_changed(5, name="New")
    programme = make_changed(2, name="Checked")
    make_fact_check(programme, "price")

    assert titles(client) == ["Checked", "New"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"frequency": ["weekly", "hourly"]}, "We did not understand “hourly”"),
        ({"near": "Xyzzyville"}, "We do not know a place called “Xyzzyville”"),
        ({"near": "Leeds", "within": "7"}, "Choose a distance from the list"),
        ({"q": "!!!"}, "There is no word in this"),
    ],
)
def test_what_was_not_understood_is_said_and_the_rest_applies(client, query, said):
    leeds = {"latitude": 53.8, "longitude": -1.54, "coordinates_from": "exact"}
    make_programme(name="Weekly", frequency="weekly", centre=make_centre(**leeds))
    feed = get_feed(client, setting="not_known", **query)

    assert f"{feeds.PARTLY} " in text(feed, "subtitle")
    assert said in text(feed, "subtitle")
    assert len(entries(feed)) == 1
    assert str(feeds.PARTLY) not in text(get_feed(client, setting="not_known"), "subtitle")


@pytest.mark.parametrize(
    "query",
    [
        {"near": "\x00\x1b", "q": "\x00"},
        {"q": "x" * 10_000, "page": "-1", "sort": "price"},
        {"near": "😀\ufffe" * 20},
        {"q": "<script>alert(1)</script>", "near": "]]>&amp;"},
    ],
)
def test_whatever_is_asked_the_feed_can_be_read(client, query):
    make_programme()

    get_feed(client, **query)


def test_whatever_a_listing_holds_the_feed_can_be_read(client):
    make_programme(name="Tide \x1b\x0b & <b>Ebb</b>", centre=make_centre(name="Weir \uffff <i>", town="]]>"))

    assert titles(client) == ["Tide  & <b>Ebb</b>"]
    assert "Weir  &lt;i&gt;, ]]&gt;" in summary(client)


def test_an_empty_feed_is_as_new_as_its_day(client, time_machine):
    time_machine.move_to("2026-11-22 12:00", tick=False)

    assert text(get_feed(client), "updated") == "2026-11-22T00:00:00+00:00"


def test_robots_stay_away_from_invented_programmes(client):
    make_programme()
    address = reverse("programmes:feed")
    assert "X-Robots-Tag" not in client.get(address)
    Catalogue.objects.draw_version()
    Catalogue.objects.update(is_demonstration=True)

    assert client.get(address)["X-Robots-Tag"] == "noindex, nofollow"
    assert text(get_feed(client), "subtitle").startswith("A demonstration")


def test_the_search_page_leads_to_its_feed(client):
    html = get_list(client, frequency="weekly", near="leeds", sort="name", page=1)
    address = "/programmes/feed/?near=leeds&amp;frequency=weekly"

    assert '<link rel="alternate" type="application/atom+xml" title="0 programmes within' in html
    assert html.count(f'href="{address}"') == 2
    assert ">Follow this search (feed)</a>" in html
    assert 'href="/programmes/feed/"' in get_list(client)


def test_what_the_page_would_say_it_left_out_stands_in_the_subtitle(client):
    assert "We do not know “foo”" in client.get("/programmes/feed/?foo=1").text
