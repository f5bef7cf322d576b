"""A centre's page puts it on the map by its postcode, until somebody knows better."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from places.models import Place
from programmes.models import Centre
from tests.builders import make_centre, make_provider
from tests.forms import form_data
from tests.staff import make_curator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def curator(client):
    client.force_login(make_curator())


def save(client, centre, **changes) -> Centre:
    address = reverse("admin:programmes_centre_change", args=[centre.pk])
    client.post(address, form_data(client.get(address), **changes))
    return Centre.objects.get(pk=centre.pk)


def point(centre) -> tuple:
    return centre.latitude, centre.longitude, centre.coordinates_from


def middle_of(name: str, source: str) -> tuple:
    kind = "postcode_area" if source == "area" else "town"
    place = Place.objects.get(kind=kind, name=name)
    return place.latitude, place.longitude, source


def test_postcode_places_a_centre_in_an_unknown_town(client):
    centre = make_centre(town="Nowhere")

    assert point(save(client, centre, postcode="ls21 3ab")) == middle_of("LS", "area")


def test_postcode_and_town_place_a_centre(client):
    assert point(save(client, make_centre(town="Skipton"), postcode="BD23 1AA")) == middle_of(
        "Skipton", "town"
    )


def test_a_rating_is_not_dated_ahead(client):
    tomorrow = f"{timezone.localdate() + datetime.timedelta(days=1):%d/%m/%Y}"

    assert save(client, make_centre(), rating="Good", rating_on=tomorrow).rating == ""
    assert save(client, make_centre(), rating="Good", rating_on="01/06/2026").rating == "Good"


def test_another_postcode_moves_it(client):
    centre = save(client, make_centre(town="Nowhere"), postcode="LS21 3AB")

    assert point(save(client, centre, postcode="M1 1AA")) == middle_of("M", "area")


def test_another_town_moves_it(client):
    centre = save(client, make_centre(town="Otley"), postcode="BD23 1AA")

    assert point(save(client, centre, town="Skipton")) == middle_of("Skipton", "town")


def test_another_town_does_not_move_it_from_its_outward_code(client):
    centre = make_centre(postcode="LS21 3AB", latitude=53.9, longitude=-1.7, coordinates_from="outcode")

    assert point(save(client, centre, town="Otley")) == (53.9, -1.7, "outcode")


def test_no_postcode_is_nowhere(client):
    centre = save(client, make_centre(), postcode="LS21 3AB")

    assert point(save(client, centre, postcode="")) == (None, None, "not_known")


def test_the_building_stays_where_somebody_put_it(client):
    centre = make_centre(latitude=53.9, longitude=-1.7, coordinates_from="exact")

    assert point(save(client, centre, postcode="M1 1AA")) == (53.9, -1.7, "exact")


def test_a_withheld_address_is_not_placed(client):
    centre = make_centre(coordinates_from="withheld")

    assert point(save(client, centre, postcode="LS21 3AB")) == (None, None, "withheld")


def test_typed_coordinates_win_over_the_postcode(client):
    typed = {"latitude": "53.9", "longitude": "-1.7", "coordinates_from": "outcode"}

    assert point(save(client, make_centre(), postcode="LS21 3AB", **typed)) == (53.9, -1.7, "outcode")


def test_coordinates_without_a_source_are_refused_in_words(client):
    address = reverse("admin:programmes_centre_change", args=[make_centre().pk])

    answer = client.post(address, form_data(client.get(address), latitude="53.9", longitude="-1.7"))

    assert "where they come from" in str(answer.context["adminform"].form.errors)


def test_add_a_programme_here_starts_at_this_centre(client):
    centre = make_centre()
    page = client.get(reverse("admin:programmes_centre_change", args=[centre.pk])).content.decode()

    assert f"{reverse('admin:programmes_programme_add')}?centre={centre.pk}" in page


def test_a_provider_whose_name_gives_the_title_is_refused(client):
    centre, titled = make_centre(), make_provider(name="Music Therapists Ltd")

    assert save(client, centre, provider=titled.pk).provider is None
