"""What of a listing is searched: what its public page says, and no more."""

import datetime
import uuid

import pytest

from programmes.vocabulary import ListingStatus
from programmes.words import WordIndex, read_documents
from tests.builders import make_appointment, make_centre, make_programme, make_provider, make_therapist

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)


def document_of(programme) -> tuple[str, ...]:
    return read_documents([programme.pk], TODAY)[0]


def test_name_place_and_the_rest_are_read():
    centre = make_centre(name="Elm", town="York", county="Rydale", provider=make_provider(name="Harbour"))
    programme = make_programme(
        name="Verse", centre=centre, summary="Short.", description="Long.", activities=("drumming", "lyrics")
    )
    name, place, rest = document_of(programme)
    assert name == "Verse"
    assert place.split("\n") == ["York", "Rydale", "Harbour", "Elm", "Yorkshire and the Humber", "England"]
    assert rest.split("\n") == ["Short.", "Long.", "Drumming and percussion", "Talking about lyrics"]


def test_what_is_not_known_is_left_empty():
    centre = make_centre(name="Elm", town="", provider=None, nation="wales", region="wales")
    assert document_of(make_programme(name="Verse", centre=centre)) == ("Verse", "Elm\nWales", "")


def test_one_document_for_each_key_in_the_order_asked():
    programmes = [make_programme(name=name) for name in ("Ash", "Elm", "Oak")]
    keys = [programmes[2].pk, uuid.uuid4(), programmes[0].pk, programmes[2].pk]
    assert [name for name, _, _ in read_documents(keys, TODAY)] == ["Oak", "", "Ash", "Oak"]


@pytest.mark.parametrize("status", [ListingStatus.DRAFT, ListingStatus.CLOSED])
def test_what_the_public_cannot_find_is_not_read(status):
    programme = make_programme(status=status, summary="Secret")
    make_appointment(programme, make_therapist(agreed=True))
    assert document_of(programme) == ("", "", "")


def test_street_and_postcode_are_never_read():
    centre = make_centre(
        town="Otley", street="7 Hidden Lane", postcode="LS21 3AB", coordinates_from="withheld"
    )
    words = WordIndex([document_of(make_programme(centre=centre))])
    assert [words.find(query).bits for query in ("hidden", "lane", "ls21", "3ab", "7 ")] == [0] * 5
    assert words.find("otley").bits == 1


def test_only_therapists_who_agree_to_be_named_are_read():
    programme = make_programme()
    make_appointment(programme, make_therapist(name="Maya Ellison", agreed=True))
    make_appointment(programme, make_therapist(name="Never Asked"))
    gone = make_therapist(name="Changed Mind", agreed=True)
    gone.agreements.update(withdrawn_on=TODAY)
    make_appointment(programme, gone)
    assert document_of(programme)[2] == "Maya Ellison"


@pytest.mark.parametrize(
    ("days", "is_read"),
    [
        ({}, True),
        ({"ends_on": TODAY}, True),
        ({"ends_on": datetime.date(2026, 11, 21)}, False),
        ({"starts_on": datetime.date(2026, 11, 23)}, False),
    ],
)
def test_only_posts_held_today_are_read(days, is_read):
    programme = make_programme()
    make_appointment(programme, make_therapist(name="Maya Ellison", agreed=True), **days)
    assert document_of(programme)[2] == ("Maya Ellison" if is_read else "")


def test_a_person_is_read_once_and_people_in_the_alphabets_order():
    programme = make_programme()
    maya = make_therapist(name="Maya Ellison", agreed=True)
    for role in ("music_therapist", "counsellor"):
        make_appointment(programme, maya, role=role)
    make_appointment(programme, make_therapist(name="Abel Ash", agreed=True))
    assert document_of(programme)[2].split("\n") == ["Abel Ash", "Maya Ellison"]


def test_a_post_is_read_at_its_own_programme_only():
    one, other = make_programme(), make_programme()
    make_appointment(one, make_therapist(name="Maya Ellison", agreed=True))
    assert document_of(other)[2] == ""


def test_queries_do_not_grow_with_the_listings(django_assert_num_queries):
    programmes = [make_programme() for _ in range(5)]
    for programme in programmes:
        make_appointment(programme, make_therapist(agreed=True))
    with django_assert_num_queries(3):  # names to withhold, listings, people
        read_documents([programme.pk for programme in programmes], TODAY)
