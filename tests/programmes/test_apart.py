"""“Not the same” can be taken back."""

import pytest
from django.urls import reverse

from programmes.duplicates import keep_apart
from programmes.models import KnownApart
from tests.builders import make_centre, make_programme
from tests.programmes.test_duplicates import alike_centres, alike_programmes
from tests.staff import make_curator, make_handler

pytestmark = pytest.mark.django_db
CENTRES = reverse("admin:programmes_centre_apart")
PROGRAMMES = reverse("admin:programmes_programme_apart")


@pytest.fixture(autouse=True)
def curator(client):
    user = make_curator(username="carys")
    client.force_login(user)
    return user


@pytest.fixture
def two_centres(curator):
    two = [make_centre(name=name, town="Leeds") for name in ("Harbour House", "The Harbour House")]
    keep_apart(*two, curator)
    return two


@pytest.mark.usefixtures("two_centres")
def test_the_list_says_who_and_when(client):
    known = KnownApart.objects.get()
    said = f"Not the same: carys, {known.decided_at.day} {known.decided_at:%B %Y}"

    text = client.get(CENTRES).text
    assert said in text
    assert "The Harbour House" in text


@pytest.mark.usefixtures("two_centres")
def test_the_duplicates_lead_there(client):
    text = client.get(reverse("admin:programmes_centre_duplicates")).text

    assert f'<a href="{CENTRES}">Judged not the same: 1</a>' in text


@pytest.mark.usefixtures("two_centres")
def test_to_look_again_makes_them_likely_duplicates_again(client):
    assert alike_centres() == []

    answer = client.post(CENTRES, {"known": KnownApart.objects.get().pk}, follow=True)

    assert "are to look at again" in answer.text
    assert len(alike_centres()) == 1


def test_programmes_have_a_list_of_their_own(client, curator, two_centres):
    programmes = [make_programme(name="Music", centre=two_centres[0]) for _ in range(2)]
    keep_apart(*programmes, curator)
    text = client.get(PROGRAMMES).text
    assert text.count("Look again<") == 1

    client.post(PROGRAMMES, {"known": KnownApart.objects.order_by("-pk")[0].pk})
    assert len(alike_programmes()) == 1
    assert alike_centres() == []


def test_a_pair_of_which_one_is_gone_is_left_out(client, two_centres):
    two_centres[0].delete()

    assert "No two were judged so." in client.get(CENTRES).text


@pytest.mark.parametrize("known", ["", "0", "x", "9" * 30])
def test_what_is_no_pair_is_not_found(client, known, two_centres):
    assert client.post(CENTRES, {"known": known}).status_code == 404
    assert KnownApart.objects.count() == 1


@pytest.mark.usefixtures("two_centres")
def test_whoever_may_not_change_a_centre_takes_nothing_back(client):
    client.force_login(make_handler())

    assert client.get(CENTRES).status_code == 403
    assert client.post(CENTRES, {"known": KnownApart.objects.get().pk}).status_code == 403
    assert KnownApart.objects.count() == 1
