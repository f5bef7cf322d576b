"""Two to four programmes side by side: every fact a row, unknown never a no, and nothing dropped unsaid."""

import re

import pytest
from django.utils import timezone

from programmes.compare import Comparison
from programmes.models import Programme
from programmes.vocabulary import ListingStatus, Topic
from tests.builders import (
    make_centre,
    make_fact_check,
    make_programme,
    make_provider,
    make_registered,
    make_therapist,
)

pytestmark = pytest.mark.django_db


def compare(client, *slugs: str, **query) -> str:
    response = client.get("/compare/", {"p": slugs, **query})
    assert response.status_code == 200
    return response.content.decode()


def rows(*programmes: Programme) -> dict:
    loaded = Programme.objects.for_detail().in_bulk()
    comparison = Comparison([loaded[one.pk] for one in programmes], timezone.localdate())
    return {row.label: row for part in comparison.parts for row in part.rows}


def words(row) -> list[str]:
    return [cell.words for cell in row.cells]


def test_each_fact_is_a_row_with_a_cell_for_each_programme():
    one, two = make_programme(setting="residential"), make_programme(setting="day")
    found = rows(one, two)

    assert words(found["Setting"]) == ["Residential", "Day programme"]
    assert {len(row.cells) for row in found.values()} == {2}


def test_every_fact_of_a_listing_has_its_row():
    """Whoever adds a column to a listing decides whether it is compared."""
    changed = {
        "frequency": "weekly",
        "role_in_treatment": "core",
        "music_format": ("group",),
        "music_online": "yes",
        "activities": ("singing",),
        "led_by_claim": "music_therapist",
        "has_assessment": "no",
        "follows_sessions": "The trauma group",
        "asks_about_craving": "yes",
        "craving_policy": "They leave it out.",
        "aftercare": ("group",),
        "aftercare_frequency": "weekly",
        "aftercare_length": "open_ended",
        "aftercare_place": ("online",),
        "aftercare_price": "paid",
        "setting": "day",
        "longest_stay_days": 28,
        "treats": ("alcohol",),
        "open_to": "women",
        "ages": ("adults",),
        "takes_from": "anywhere",
        "detox_on_site": "no",
        "funding": ("private",),
        "price_from": 900,
        "price_includes": "Meals.",
        "leaving_early": "Half comes back.",
        "waiting_time": "week",
        "languages": ("welsh",),
        "access": ("step_free",),
    }
    plain = make_programme()
    for name, value in changed.items():
        other = make_programme(**{"centre": plain.centre, name: value})

        assert any(row.differs or row.is_in_part for row in rows(plain, other).values()), name


def test_unknown_is_never_a_no(client):
    one, two = make_programme(detox_on_site="no"), make_programme()

    assert words(rows(one, two)["Detox on site"]) == ["No", ""]
    assert compare(client, one.slug, two.slug).count("Not known yet") > 20


def test_not_known_beside_an_answer_is_not_a_difference(client):
    centre = make_centre()
    one, two, three = (
        make_programme(centre=centre, setting=setting) for setting in ("day", "not_known", "online")
    )
    in_part, both = rows(one, two)["Setting"], rows(one, two, three)["Setting"]
    html = compare(client, one.slug, two.slug, only="differences")

    assert (in_part.differs, in_part.is_in_part) == (False, True)
    assert (both.differs, both.is_in_part) == (True, True)
    assert "0 of 33 facts differ, and say so. 1 more is not known for some of them." in html
    assert html.count(">not known for some<") == 1


def test_rows_that_differ_say_so(client):
    same = {"frequency": "weekly", "centre": make_centre()}
    one, two = make_programme(setting="day", **same), make_programme(setting="online", **same)
    html = compare(client, one.slug, two.slug)

    assert re.findall(r'<tr role="row" class="differs"><th[^>]*>([^<]+) <', html) == ["Setting"]
    assert html.count(">differs<") == 1


def test_differing_rows_alone_can_be_asked_for(client):
    one, two = make_programme(setting="day"), make_programme(setting="online")
    html = compare(client, one.slug, two.slug, only="differences")

    assert "Day programme" in html
    assert "Waiting time" not in html
    assert f'href="/compare/?p={one.slug}&amp;p={two.slug}"' in html  # the way back to every fact


def test_nothing_that_differs_is_said(client):
    centre = make_centre()
    one, two = make_programme(centre=centre), make_programme(centre=centre)

    assert "Nothing differs" in compare(client, one.slug, two.slug, only="differences")


def test_who_leads_it_has_the_day_of_its_check(client):
    one, two = make_programme(), make_programme()
    make_registered(one)
    who = rows(one, two)["Who leads it"]

    assert who.cells[0].words == "HCPC-registered music therapist"
    assert who.cells[0].checked.startswith("✓ Checked")
    assert who.cells[1].checked == "Nobody has asked yet"


def test_asked_in_vain_is_said_of_what_is_not_known():
    programme = make_programme()
    make_fact_check(programme, Topic.AFTERCARE, outcome="asked_not_known")
    (cell, _) = rows(programme, make_programme())["Does the music carry on?"].cells

    assert cell.words == ""
    assert cell.checked.startswith("We asked by phone; they did not know")


def test_music_that_stops_has_nothing_more_to_know():
    stops = make_programme(aftercare=("stops",))

    assert words(rows(stops, make_programme())["Afterwards, price"]) == ["It stops on leaving", ""]


def test_regulator_has_its_rating_and_day():
    rated = make_centre(regulator="cqc", rating="Good", rating_on="2026-05-03")
    found = rows(make_programme(centre=rated), make_programme(centre=make_centre(regulator="none_required")))[
        "Regulator and rating"
    ]

    assert found.cells[0].more == "Good, in its report of 3 May 2026"
    assert found.cells[1].words == "No regulator has to inspect it"


def test_owner_is_said():
    centre = make_centre(provider=make_provider(name="Curlew", owned_by="Its members"))

    assert words(rows(make_programme(centre=centre), make_programme())["Owned by"]) == ["Its members", ""]


def test_open_questions_and_one_enquiry_about_all(client):
    one, two = make_programme(name="Harbour"), make_programme()
    html = compare(client, one.slug, two.slug)

    assert html.count("Does the music carry on after leaving?") == 2
    assert f'href="/enquiries/new/?programme={one.slug}&amp;programme={two.slug}"' in html


def test_address_can_be_copied_and_sent(client, settings):
    settings.SITE_URL = "https://refrain.example"
    make_programme(slug="a"), make_programme(slug="b")
    html = compare(client, "b", "a")

    assert "https://refrain.example/compare/?p=b&amp;p=a<" in html
    assert "mailto:?subject=Have%20a%20look" in html
    assert "https%3A//refrain.example/compare/%3Fp%3Db%26p%3Da" in html


def test_text_that_names_somebody_who_did_not_agree_is_left_out(client):
    make_therapist(name="Wren Example")
    make_programme(slug="a", leaving_early="Ask Wren Example."), make_programme(slug="b")

    assert "Wren" not in compare(client, "a", "b")


def test_fewer_than_two_says_what_to_do(client):
    make_programme(slug="a", name="Harbour")

    assert "Choose two to four programmes" in compare(client)
    assert "So far there is one: Harbour." in compare(client, "a")
    assert "So far there is one: Harbour." in compare(client, "a", "a")


def test_more_than_four_are_named_and_not_dropped(client):
    for slug in "abcdef":
        make_programme(slug=slug, name=f"Song {slug}")
    html = compare(client, *"abcdef")

    assert html.count('scope="col"') == 4
    assert "as many as fit" in html
    assert '<a href="/programmes/f/">Song f</a>' in html
    assert "/shortlist/?p=a&amp;p=b&amp;p=c&amp;p=d&amp;p=e&amp;p=f" in html


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": ListingStatus.CLOSED}, "Gone has left our list"),
        (
            {"status": ListingStatus.DRAFT, "published_on": "2026-01-05"},
            "Gone is not in our list at the moment",
        ),
    ],
)
def test_what_left_the_list_is_said(client, fields, words):
    make_programme(slug="a"), make_programme(slug="b")
    make_programme(slug="gone", name="Gone", **fields)
    html = compare(client, "a", "gone", "b")

    assert html.count('scope="col"') == 2
    assert words in html


@pytest.mark.parametrize("slug", ["nothing-of-ours", "<b>", "a b", "x" * 500])
def test_what_we_do_not_know_is_said(client, slug):
    make_programme(slug="a"), make_programme(slug="b")
    html = compare(client, "a", "b", slug)

    assert "We know no programme called" in html
    assert "<b>”" not in html


def test_drafts_are_not_known(client):
    make_programme(slug="a"), make_programme(slug="b")
    make_programme(slug="draft", name="Secret", status=ListingStatus.DRAFT)

    assert "Secret" not in compare(client, "a", "b", "draft")


def test_former_address_still_finds_it(client):
    renamed = make_programme(slug="old", name="Harbour")
    renamed.slug = "new"
    renamed.save()
    make_programme(slug="b")

    assert "/programmes/new/" in compare(client, "old", "b")


def test_search_engines_leave_it_alone(client):
    assert client.get("/compare/")["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(("number", "words"), [(2, "Ask about both"), (3, "Ask about all three")])
def test_the_button_says_how_many_in_words(client, number, words):
    slugs = [make_programme().slug for _ in range(number)]

    assert f">{words}</a>" in compare(client, *slugs)
    assert f">{words}</a>" in client.get("/shortlist/", {"p": slugs}).text


def test_heading_counts_nothing_while_there_is_nothing_to_compare(client):
    assert "<h1>Compare programmes</h1>" in compare(client, make_programme().slug)
