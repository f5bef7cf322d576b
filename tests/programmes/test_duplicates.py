"""Likely duplicates: which two are shown, and what staff say of them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.duplicates import MOST_ALIKE, Pair, likely, load
from programmes.models import Centre, Programme
from programmes.vocabulary import ListingStatus
from tests.builders import make_centre, make_fact_check, make_programme, make_staff
from tests.staff import make_curator, make_handler

pytestmark = pytest.mark.django_db
HARBOUR = {
    "name": "Harbour House",
    "town": "Leeds",
    "postcode": "LS1 1AA",
    "phone": "020 7946 0101",
    "website": "https://harbour.example.org/",
}
OTHER = {
    "name": "Quay Lodge",
    "town": "York",
    "postcode": "YO1 1AA",
    "phone": "020 7946 0202",
    "website": "https://quay.example.org/",
}


def alike_centres() -> list[Pair]:
    return load(Centre, likely(Centre, timezone.localdate()))


def alike_programmes() -> list[Pair]:
    return load(Programme, likely(Programme, timezone.localdate()))


@pytest.mark.parametrize(
    ("shared", "reasons"),
    [
        ({"name": "The Hárbour House"}, None),
        ({"name": "HARBOUR  HOUSE", "town": "Leeds"}, ("the same name", "the same town")),
        ({"name": "House, Harbour", "postcode": "LS1 1AA"}, ("the same name", "the same postcode")),
        (
            {"name": "Harbour Houses", "phone": "020 7946 0101"},
            ("nearly the same name", "the same phone number"),
        ),
        ({"name": "Harbour House"}, None),
        ({"postcode": "LS1 1AA"}, None),
        (
            {"postcode": "LS1 1AA", "website": "http://www.harbour.example.org/us/"},
            ("the same postcode", "the same website"),
        ),
        ({"phone": "020 7946 0101", "website": "https://harbour.example.org/"}, None),
    ],
)
def test_two_centres_look_alike_for_reasons(shared, reasons):
    make_centre(**HARBOUR), make_centre(**OTHER | shared)

    assert [pair.reasons for pair in alike_centres()] == ([reasons] if reasons else [])


def test_a_registration_number_is_the_same_however_it_is_written():
    make_centre(**HARBOUR, regulator="cqc", registration_id="1-123456789")
    make_centre(**OTHER, regulator="his", registration_id="1 123456789")

    assert [pair.reasons for pair in alike_centres()] == [("the same registration number",)]


def test_the_same_number_for_a_whole_group_makes_no_pairs():
    for n in range(MOST_ALIKE + 1):
        make_centre(name="Harbour House", town="Leeds", phone=f"020 7946 0{n:03d}")

    assert alike_centres() == []


def test_near_names_in_one_town_are_found_though_a_whole_group_shares_the_phone():
    for n in range(MOST_ALIKE):
        make_programme(
            name=chr(97 + n % 26) * (5 + n), centre=make_centre(phone="020 7946 0101", town=f"Town {n % 3}")
        )
    for name in ("Music and recovery", "Music & recovery"):
        make_programme(name=name, centre=make_centre(phone="020 7946 0101", town="York"))

    assert [pair.reasons[0] for pair in alike_programmes()] == ["nearly the same name"]


def test_two_programmes_of_a_centre_look_alike_by_name():
    centre = make_centre(**HARBOUR)
    for name in ("Music and recovery", "Music & recovery", "Day programme"):
        make_programme(name=name, centre=centre)

    (pair,) = alike_programmes()

    assert {pair.first.name, pair.second.name} == {"Music and recovery", "Music & recovery"}
    assert pair.reasons[:2] == ("nearly the same name", "the same centre")


def test_a_programme_that_was_closed_as_merged_is_settled():
    centre = make_centre(**HARBOUR)
    make_programme(name="Music", centre=centre)
    make_programme(name="Music", centre=centre, status=ListingStatus.CLOSED, closed_reason="merged")

    assert alike_programmes() == []


@pytest.fixture
def curator(client):
    make_staff()  # so that whoever signed in is not the first account in the table
    user = make_curator()
    client.force_login(user)
    return user


def make_two() -> tuple[Centre, Centre]:
    return make_centre(**HARBOUR), make_centre(**HARBOUR | {"street": "1 Dock Road"})


def merge_page(kept, gone) -> str:
    return reverse(f"admin:programmes_{kept._meta.model_name}_merge", args=[kept.pk, gone.pk])


QUEUE = "/admin/programmes/centre/duplicates/"


def test_not_the_same_is_remembered_whichever_comes_first(client, curator):
    one, other = make_two()
    assert "the same postcode" in client.get(QUEUE).text

    for first, second in ((one, other), (other, one)):
        client.post(QUEUE, {"first": first.pk, "second": second.pk})

    assert alike_centres() == []
    assert "No two look alike" in client.get(QUEUE).text


def test_the_public_one_is_the_one_to_keep(client, curator):
    centre = make_centre()
    draft = make_programme(name="Music", centre=centre, status=ListingStatus.DRAFT)
    public = make_programme(name="Music", centre=centre)

    page = client.get("/admin/programmes/programme/duplicates/").text

    assert merge_page(public, draft) in page


def test_the_page_asks_no_more_for_more_pairs(client, curator, django_assert_max_num_queries):
    for n in range(6):
        for _ in range(2):
            make_programme(name="Music", centre=make_centre(name=f"House {n}{n}{n}", postcode=f"LS{n} 1AA"))

    for kind in ("programme", "centre"):
        client.get(f"/admin/programmes/{kind}/duplicates/")
        with django_assert_max_num_queries(9):
            client.get(f"/admin/programmes/{kind}/duplicates/")


def test_merging_shows_what_differs_and_moves_and_writes_nothing(client, curator):
    kept, gone = make_two()
    make_fact_check(gone, "contact")

    page = client.get(merge_page(kept, gone)).text

    assert "1 Dock Road" in page
    assert "Fact checks: <strong>1</strong>" in page
    assert Centre.objects.count() == 2


def test_merging_takes_what_was_chosen(client, curator):
    kept, gone = make_two()
    seen = client.get(merge_page(kept, gone)).context["seen"]

    answer = client.post(merge_page(kept, gone), {"seen": seen, "take-street": "gone"}, follow=True)

    assert Centre.objects.get().street == "1 Dock Road"
    history = reverse("admin:programmes_centre_history", args=[gone.pk])
    assert history in answer.text
    assert "Merged into" in client.get(history).text


def test_what_changed_since_it_was_looked_at_is_not_merged(client, curator):
    kept, gone = make_two()
    seen = client.get(merge_page(kept, gone)).context["seen"]
    Centre.objects.filter(pk=gone.pk).update(phone="")

    answer = client.post(merge_page(kept, gone), {"seen": seen})

    assert "changed while this page was open" in answer.text
    assert Centre.objects.count() == 2


@pytest.mark.parametrize("page", [QUEUE, "merge"])
def test_who_keeps_no_listings_merges_none(client, page):
    two = make_two()
    client.force_login(make_handler())

    address = merge_page(*two) if page == "merge" else page
    assert client.post(address, {"first": two[0].pk, "second": two[1].pk}).status_code == 403
    assert not Programme.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"first": "x", "second": "y"}])
def test_nonsense_is_refused(client, curator, sent):
    assert client.post(QUEUE, sent).status_code in (403, 404)
