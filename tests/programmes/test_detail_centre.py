"""What a programme's page says of its centre."""

import datetime

import pytest

from programmes.models import Catalogue
from programmes.vocabulary import ListingStatus
from tests.builders import make_centre, make_programme, make_provider

pytestmark = pytest.mark.django_db

CQC_PAGE = 'href="https://www.cqc.org.uk/location/1-100000009"'


def page(client, **centre) -> str:
    programme = make_programme(centre=make_centre(**centre))
    return client.get(programme.get_absolute_url()).content.decode()


def test_withheld_address_is_nowhere_on_the_page(client):
    html = page(client, street="9 Hidden Lane", postcode="LS1 1AA", coordinates_from="withheld")

    assert "Hidden Lane" not in html
    assert "LS1" not in html
    assert "confidential" in html


def test_report_is_one_click_away_at_the_regulator(client):
    assert CQC_PAGE in page(client, regulator="cqc", registration_id="1-100000009")


@pytest.mark.parametrize(
    "centre", [{"regulator": "cqc"}, {"regulator": "ciw", "registration_id": "1-100000009"}]
)
def test_no_report_is_offered_where_no_address_of_it_is_known(client, centre):
    assert "See the report" not in page(client, **centre)


def test_withheld_address_is_not_one_click_away_at_the_regulator(client):
    html = page(client, coordinates_from="withheld", regulator="cqc", registration_id="1-100000009")

    assert "1-100000009" not in html
    assert "See the report" not in html


def test_invented_centre_leads_to_no_real_report(client):
    Catalogue.objects.update_or_create(pk=1, defaults={"is_demonstration": True})

    assert "cqc.org.uk" not in page(client, regulator="cqc", registration_id="1-100000009")


def test_no_regulator_needed_and_not_known_are_told_apart(client):
    assert "No regulator has to inspect it" in page(client, regulator="none_required")
    assert "No regulator has to inspect it" not in page(client)


def test_what_the_provider_runs_elsewhere_is_named(client):
    provider = make_provider()
    make_programme(name="Its Other House", centre=make_centre(provider=provider, name="B"))
    make_programme(
        name="Its Draft", status=ListingStatus.DRAFT, centre=make_centre(provider=provider, name="C")
    )
    make_programme(name="Somebody Else")

    html = page(client, provider=provider, name="A")
    assert "Its Other House" in html
    assert "Its Draft" not in html
    assert "Somebody Else" not in html


def test_centres_whose_provider_is_not_known_are_not_one_family(client):
    make_programme(name="Somebody Else")

    assert "The same provider" not in page(client)


INADEQUATE = {"regulator": "cqc", "rating": "Inadequate", "rating_on": datetime.date(2026, 7, 3)}


def test_rating_stands_before_the_check_and_again_beside_the_centre(client):
    html = page(client, **INADEQUATE)
    said = "Care Quality Commission (CQC): <b>Inadequate</b>, in its report of 3 July 2026."

    assert html.count(said) == 2
    assert html.index(said) < html.index('class="checked')


def test_rating_is_in_the_shortlist(client):
    programme = make_programme(centre=make_centre(**INADEQUATE))

    assert "<b>Inadequate</b>, in its report" in client.get("/shortlist/", {"p": programme.slug}).text


@pytest.mark.parametrize(
    ("regulator", "rating", "tone"),
    [
        ("cqc", "Inadequate", "bad"),
        ("cqc", "Requires improvement", "due"),
        ("cqc", "Good", ""),
        ("care_inspectorate", "Grades 1 to 4 of 6", "bad"),
        ("care_inspectorate", "Grade 2 of 6", "due"),
        ("care_inspectorate", "Grade 3 of 6", ""),
        ("ciw", "Inadequate", ""),
    ],
)
def test_only_the_two_lowest_of_a_known_scale_are_coloured(client, regulator, rating, tone):
    html = page(client, regulator=regulator, rating=rating, rating_on=datetime.date(2026, 7, 3))

    assert f'<span class="rating {tone}">' in html
