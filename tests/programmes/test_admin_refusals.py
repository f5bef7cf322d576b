"""What a listing's form says when it refuses, and what it makes by itself."""

import pytest
from django.urls import reverse

from programmes.models import Programme
from programmes.vocabulary import ListingStatus
from tests.builders import make_programme
from tests.forms import form_data
from tests.staff import make_curator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def curator(client):
    client.force_login(make_curator())


def test_a_refused_form_shows_how_the_listing_stands_and_where_it_was_refused(client):
    programme = make_programme(status=ListingStatus.DRAFT)
    address = reverse("admin:programmes_programme_change", args=[programme.pk])
    answer = client.post(address, form_data(client.get(address), summary="In Leeds.", price_from="much"))

    assert "Summary: write one sentence." in answer.context["missing"]
    assert '<a href="#id_price_from">Price from</a>' in answer.text


def test_a_second_listing_of_one_name_gets_an_address_of_its_own(client):
    first = make_programme(name="Harp House", slug="harp-house")
    make_programme(slug="harp-house-2")
    address = reverse("admin:programmes_programme_add")
    sent = {"name": "Harp House", "slug": "harp-house", "centre": first.centre.pk}
    client.post(address, form_data(client.get(address), **sent))

    assert Programme.objects.filter(slug="harp-house-3").exists()
