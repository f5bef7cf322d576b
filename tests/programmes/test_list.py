"""The results page: what the filters show, and how many."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.filters import ProgrammeFilter
from programmes.freshness import Freshness
from programmes.vocabulary import ListingStatus
from tests.builders import check_three_questions, make_centre, make_programme, make_provider, make_registered
from tests.programmes.pages import get_list, list_programmes
from therapists.dates import months_before

pytestmark = pytest.mark.django_db


def at(latitude, longitude, **fields):
    return make_centre(latitude=latitude, longitude=longitude, coordinates_from="exact", **fields)


def test_list_hides_drafts_and_closed(client):
    make_programme(name="Open")
    make_programme(name="Hidden", status=ListingStatus.DRAFT)
    make_programme(name="Gone", status=ListingStatus.CLOSED)

    assert list_programmes(client) == ["Open"]


def test_query_count_does_not_grow(client, django_assert_num_queries):
    for _ in range(5):
        make_registered(make_programme())

    client.get(reverse("programmes:list"))  # builds the index, makes the cards
    with django_assert_num_queries(2):  # version, whether this is a demonstration
        client.get(reverse("programmes:list"))


def test_two_values_of_one_filter_are_either(client):
    for frequency in ("weekly", "monthly", "occasional"):
        make_programme(name=frequency, frequency=frequency)

    assert set(list_programmes(client, frequency=["weekly", "monthly"])) == {"weekly", "monthly"}


def test_bands_of_checks_filter_as_the_cards_say(client):
    for months in (0, 6, 7, 12, 13):
        check_three_questions(
            make_programme(name=f"{months} months"), checked_on=months_before(timezone.localdate(), months)
        )
    make_programme(name="Never")
    found = {band: set(list_programmes(client, checked=band)) for band in Freshness.values}

    assert found == {
        "fresh": {"0 months", "6 months"},
        "ageing": {"7 months", "12 months"},
        "old": {"13 months"},
        "never": {"Never"},
    }


def test_two_filters_are_both(client):
    make_programme(name="Both", frequency="weekly", setting="residential")
    make_programme(name="One", frequency="weekly", setting="day")

    assert list_programmes(client, frequency="weekly", setting="residential") == ["Both"]


def test_each_member_of_a_set_finds_it(client):
    make_programme(name="Mixed", music_format=("group", "one_to_one"))

    assert list_programmes(client, music_format="group") == ["Mixed"]
    assert list_programmes(client, music_format="one_to_one") == ["Mixed"]


def count_beside(html: str, name: str, value: str) -> int:
    found = re.search(rf'name="{name}" value="{value}"[^>]*>[^<]*<span class="count"[^>]*>(\d+)<', html)
    assert found
    return int(found[1])


def test_a_choice_says_how_many_it_would_show(client):
    make_programme(frequency="weekly", setting="day")
    make_programme(frequency="monthly", setting="day")
    make_programme(frequency="monthly", setting="residential")
    html = get_list(client, frequency="weekly")

    # Its own filter does not narrow its counts, the others do; nothing to show is still offered.
    assert [count_beside(html, "frequency", v) for v in ("weekly", "monthly", "not_known")] == [1, 2, 0]
    assert [count_beside(html, "setting", v) for v in ("day", "residential")] == [1, 0]


def test_unknown_is_a_choice_of_its_own_and_never_no(client):
    make_programme(name="Silent")
    make_programme(name="Stops", aftercare=("stops",), detox_on_site="no")

    assert list_programmes(client, aftercare="not_known") == ["Silent"]
    assert list_programmes(client, detox_on_site="no") == ["Stops"]


def test_registered_filter_uses_the_derived_outcome(client):
    make_registered(make_programme(name="Checked"))
    make_programme(name="Claimed", led_by_claim="music_therapist")

    assert list_programmes(client, led_by="registered") == ["Checked"]
    assert list_programmes(client, led_by="claimed") == ["Claimed"]


@pytest.mark.parametrize(
    ("lowest", "highest", "band"),
    [
        (999, None, "under_1000"),
        (1000, None, "1000_to_2000"),
        (2000, 3000, "2000_to_3000"),
        (3000, 4000, "over_3000"),
        (None, 999, "under_1000"),
        (None, 1000, "1000_to_2000"),
        (None, 2000, "2000_to_3000"),
        (None, 3000, "over_3000"),
        (None, None, "not_known"),
    ],
)
def test_price_bands_meet_without_overlap(client, lowest, highest, band):
    make_programme(name="Priced", price_from=lowest, price_to=highest)
    bands = ["under_1000", "1000_to_2000", "2000_to_3000", "over_3000", "not_known"]

    assert [one for one in bands if list_programmes(client, price=one)] == [band]


@pytest.mark.parametrize("words", ["harbour", "HARBOUR", "otley", "lighthouse trust", "harbour otley"])
def test_words_are_looked_for_in_names_towns_and_providers(client, words):
    centre = make_centre(town="Otley", provider=make_provider(name="Lighthouse Trust"))
    make_programme(name="Harbour", centre=centre)
    make_programme(name="Other")

    assert list_programmes(client, q=words) == ["Harbour"]


def test_pages_hold_every_programme_once(client):
    for n in range(45):
        make_programme(name=f"Same name {n % 2}")
    slugs = [get_list(client, page=page).count('class="card result"') for page in (1, 2, 3)]

    assert slugs == [20, 20, 5]


def test_chip_takes_away_one_value_and_keeps_the_rest(client):
    html = get_list(client, frequency=["weekly", "monthly"], setting="day")

    assert 'href="?frequency=weekly&amp;frequency=monthly"' in html
    assert 'href="?frequency=monthly&amp;setting=day"' in html


@pytest.mark.parametrize(
    "query",
    [
        {"frequency": "fortnight", "setting": ["", "%00"]},
        {"page": "-1"},
        {"page": "99999999999999999999"},
        {"page": "x"},
        {"within": "-5", "near": "Leeds"},
        {"within": "25"},
        {"sort": "price"},
        {"sort": "nearest"},
        {"near": "\x00", "q": "\x00"},
        {"q": "x" * 10_000},
        {"q": "' OR 1=1 --"},
        {"near": "😀" * 500},
        {"unknown": "1", "led_by": ["registered", "admin"]},
    ],
)
def test_hostile_query_never_breaks_the_page(client, query):
    make_programme(name="Here")

    assert client.get(reverse("programmes:list"), query).status_code == 200


def test_value_nobody_knows_is_said_beside_its_field_and_the_rest_applies(client):
    make_programme(name="Weekly", frequency="weekly")
    make_programme(name="Monthly", frequency="monthly")
    html = get_list(client, frequency=["weekly", "hourly"])

    assert "We did not understand “hourly”" in html
    assert list_programmes(client, frequency=["weekly", "hourly"]) == ["Weekly"]


def test_distance_that_is_not_offered_is_said_beside_it(client):
    assert "Choose a distance from the list" in get_list(client, near="Leeds", within="7")


def test_what_was_typed_is_escaped(client):
    assert "<script>alert" not in get_list(
        client, q="<script>alert(1)</script>", near="<script>alert(1)</script>"
    )


def test_nobody_can_pay_is_said_on_every_results_page(client):
    assert "Nobody can pay to come first" in get_list(client)


def test_near_and_narrowed_finds_one_in_the_middle_of_the_default_order(client):
    leeds = at(53.80, -1.54)
    for n in range(6):
        make_programme(name=f"Weekly {n}", frequency="weekly", centre=leeds)
    make_programme(name="Often", frequency="several_weekly", centre=leeds)

    assert list_programmes(client, near="Leeds", within="10", frequency="several_weekly") == ["Often"]


def test_counts_stand_beside_words_too(client):
    make_programme(name="Harbour", frequency="weekly")
    make_programme(name="Other", frequency="weekly")

    assert count_beside(get_list(client, q="harbour"), "frequency", "weekly") == 1


def test_an_order_nobody_chose_is_not_carried_on(client):
    assert 'name="sort"' not in get_list(client)
    assert 'name="sort" value="name"' in get_list(client, sort="name")


@pytest.mark.parametrize("name", ["q", "near", "frequency", "sort", "view", "<gap>"])
def test_nothing_typed_falls_into_a_gap_of_the_page(client, name):
    make_programme(name="Harbour")

    for typed in ("<gap>", "%s %d %", "{{ frame }}"):
        html = get_list(client, **{name: typed})
        assert "<gap>" not in html
        assert html.count("</html>") == 1


def test_filters_remember_no_search(client):
    list_programmes(client, q="gambling")

    assert not [one for one in ProgrammeFilter.base_filters.values() if getattr(one, "parent", None)]
