import pytest
from django.urls import reverse

from places.models import Place

pytestmark = pytest.mark.django_db


def test_a_place_is_found_by_another_name(admin_client):
    page = admin_client.get(reverse("admin:places_place_changelist"), {"q": "abertawe"})

    assert [place.name for place in page.context["cl"].result_list] == ["Swansea"]


def test_a_place_shows_its_names(admin_client):
    hay = Place.objects.get(name="Hay-on-Wye")

    assert "hay on wye" in admin_client.get(reverse("admin:places_place_change", args=[hay.pk])).text


@pytest.mark.parametrize("page", ["add", "delete"])
def test_places_are_not_edited_by_hand(admin_client, page):
    args = [] if page == "add" else [Place.objects.first().pk]

    assert admin_client.get(reverse(f"admin:places_place_{page}", args=args)).status_code == 403


def test_a_place_is_not_changed_by_hand(admin_client):
    place = Place.objects.first()
    answer = admin_client.post(reverse("admin:places_place_change", args=[place.pk]), {"name": "Elsewhere"})

    assert answer.status_code == 403
