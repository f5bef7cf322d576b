"""Judging a row of a register: "ours" makes the centre, once, and nothing about music."""

import datetime
from unittest.mock import Mock

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from places.models import Nation, Place, PlaceKind
from programmes.judging import judge
from programmes.models import Centre, Judgement, Programme, Provider, RegisterEntry
from programmes.vocabulary import CoordinateSource, Region, Regulator
from tests.builders import make_centre, make_programme, make_provider, make_staff

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)


def make_entry(**fields) -> RegisterEntry:
    defaults = {
        "register": "cqc",
        "register_id": "1-100000001",
        "name": "Larkfield House",
        "provider_name": "Larkfield Trust",
        "organisation_id": "GB-COH-01234567",
        "street": "30 Mill Lane",
        "town": "Otley",
        "county": "West Yorkshire",
        "postcode": "LS21 3AB",
        "region": Region.YORKSHIRE,
        "phone": "+442079460123",
        "website": "https://www.larkfield.example.org",
        "rating": "Good",
        "rating_on": datetime.date(2026, 8, 31),
        "first_seen_on": TODAY,
        "last_seen_on": TODAY,
    }
    return RegisterEntry.objects.create(**defaults | fields)


def ours(entry: RegisterEntry) -> Centre:
    centre = judge(entry, Judgement.OURS, make_staff())
    centre.refresh_from_db()
    return centre


def test_judgement_records_who_and_when():
    entry, staff = make_entry(), make_staff()
    judge(entry, Judgement.MAYBE, staff)

    entry.refresh_from_db()
    assert (entry.judgement, entry.judged_by) == (Judgement.MAYBE, staff)
    assert entry.judged_at is not None


@pytest.mark.parametrize("judgement", [Judgement.MAYBE, Judgement.NOT_OURS])
def test_only_ours_makes_a_centre(judgement):
    assert judge(make_entry(), judgement, make_staff()) is None
    assert not Centre.objects.exists()


def test_ours_makes_the_centre_from_the_entry():
    entry = make_entry()
    centre = ours(entry)

    for field in [
        "name",
        "street",
        "town",
        "county",
        "postcode",
        "region",
        "phone",
        "website",
        "rating",
        "rating_on",
    ]:
        assert getattr(centre, field) == getattr(entry, field)
    assert (centre.regulator, centre.registration_id) == (Regulator.CQC, "1-100000001")
    assert centre.nation == Nation.ENGLAND
    assert RegisterEntry.objects.get().centre == centre


def test_scottish_row_makes_a_scottish_centre():
    centre = ours(
        make_entry(register="care_inspectorate", register_id="CS2099000001", region=Region.SCOTLAND)
    )

    assert (centre.nation, centre.regulator) == (Nation.SCOTLAND, Regulator.CARE_INSPECTORATE)


def test_no_programme_and_no_music_is_invented():
    ours(make_entry())

    assert not Programme.objects.exists()


def test_registers_coordinates_are_exact():
    centre = ours(make_entry(latitude=53.9, longitude=-1.69))

    assert (centre.latitude, centre.coordinates_from) == (53.9, CoordinateSource.EXACT)


def test_without_outward_codes_its_town_places_it():
    skipton = Place.objects.get(kind=PlaceKind.TOWN, name="Skipton")
    centre = ours(make_entry(town="Skipton", postcode="BD23 1AA"))

    assert centre.coordinates_from == CoordinateSource.TOWN
    assert (centre.latitude, centre.longitude) == (skipton.latitude, skipton.longitude)


def test_in_a_town_nobody_knows_its_postcode_area_places_it():
    assert ours(make_entry(town="Nowhere")).coordinates_from == CoordinateSource.AREA


@pytest.mark.parametrize(
    "source", [source for source in CoordinateSource if source != CoordinateSource.EXACT]
)
def test_all_but_the_building_is_roughly_placed(source):
    assert Centre(coordinates_from=source).is_roughly_placed
    assert not Centre(coordinates_from=CoordinateSource.EXACT).is_roughly_placed


def test_where_its_outward_code_is_loaded_that_places_it():
    Place.objects.create(
        kind=PlaceKind.OUTWARD_CODE, name="LS21", nation="england", latitude=53.9, longitude=-1.7
    )

    assert ours(make_entry()).coordinates_from == CoordinateSource.OUTCODE


def test_without_postcode_its_place_is_not_known():
    assert ours(make_entry(postcode="")).coordinates_from == CoordinateSource.NOT_KNOWN


def test_judging_again_makes_no_second_centre():
    entry = make_entry()

    assert ours(entry) == ours(entry) == ours(RegisterEntry.objects.get())
    assert (Centre.objects.count(), Provider.objects.count()) == (1, 1)


def test_ours_after_all_finds_the_same_centre():
    entry = make_entry()
    centre = ours(entry)
    judge(entry, Judgement.NOT_OURS, make_staff())

    assert RegisterEntry.objects.get().centre is None
    assert ours(entry) == centre


def test_centre_with_this_registration_is_linked_as_it_stands():
    known = make_centre(name="Our name", regulator=Regulator.CQC, registration_id="1-100000001")

    assert ours(make_entry()) == known
    assert Centre.objects.get().name == "Our name"


def test_centre_of_another_row_is_refused():
    centre = ours(make_entry())
    Centre.objects.update(registration_id="1-100000002")
    with pytest.raises(ValidationError, match="belongs to another row"):
        ours(make_entry(register_id="1-100000002"))

    assert RegisterEntry.objects.get(centre=centre).register_id == "1-100000001"


def test_provider_is_found_by_its_number_whatever_its_name():
    provider = make_provider(name="Old name", organisation_id="GB-COH-01234567")

    assert ours(make_entry()).provider == provider


def test_its_number_finds_the_provider_before_another_of_its_name():
    make_provider(name="Larkfield Trust", organisation_id="GB-COH-07654321")
    provider = make_provider(name="Old name", organisation_id="GB-COH-01234567")

    assert ours(make_entry()).provider == provider


def test_new_provider_keeps_its_number():
    assert ours(make_entry()).provider.organisation_id == "GB-COH-01234567"


def test_names_longer_than_a_centre_can_hold_are_cut():
    centre = ours(make_entry(name="N" * 230, provider_name="P" * 230))

    assert (centre.name, centre.provider.name) == ("N" * 200, "P" * 200)


def test_judged_at_the_same_moment_gets_a_sentence(monkeypatch):
    monkeypatch.setattr(Centre, "save", Mock(side_effect=IntegrityError))

    with pytest.raises(ValidationError, match="judging beside you"):
        ours(make_entry())


def test_provider_is_found_by_its_name():
    provider = make_provider(name="LARKFIELD TRUST", owned_by="Somebody")

    assert ours(make_entry()).provider == provider
    provider.refresh_from_db()
    assert (provider.owned_by, provider.organisation_id) == ("Somebody", "")


def test_row_that_names_no_provider_makes_none():
    assert ours(make_entry(provider_name="")).provider is None
    assert not Provider.objects.exists()


@pytest.mark.parametrize("judgement", [Judgement.MAYBE, Judgement.NOT_OURS])
def test_ours_stays_ours_while_its_centre_has_programmes(judgement):
    entry = make_entry()
    make_programme(centre=ours(entry))
    with pytest.raises(ValidationError, match="its centre has programmes"):
        judge(entry, judgement, make_staff())

    assert RegisterEntry.objects.get().judgement == Judgement.OURS


def test_without_region_nothing_is_made():
    with pytest.raises(ValidationError, match="gives no region"):
        ours(make_entry(region=""))

    assert not Provider.objects.exists()
    assert RegisterEntry.objects.get().judgement == Judgement.LEAD


def test_what_a_centre_cannot_hold_is_refused_in_words():
    with pytest.raises(ValidationError):
        ours(make_entry(phone="12"))

    assert not Centre.objects.exists()


@pytest.mark.parametrize("judgement", ["", "lead", "perhaps"])
def test_unknown_judgement_is_refused(judgement):
    with pytest.raises(ValidationError, match="Choose ours, maybe or not ours"):
        judge(make_entry(), judgement, make_staff())


def test_history_names_who_made_the_centre_and_provider():
    staff = make_staff()
    centre = judge(make_entry(), Judgement.OURS, staff)

    assert centre.history.get().history_user == staff
    assert centre.history.get().history_change_reason == "from the register"
    assert centre.provider.history.get().history_user == staff
