"""Each listing can have a curator; the lists show one's own."""

import pytest
from django.urls import reverse

from tests.builders import make_centre, make_programme, make_staff
from tests.forms import form_data
from tests.staff import make_curator, make_handler

pytestmark = pytest.mark.django_db
MAKERS = {"programme": make_programme, "centre": make_centre}


@pytest.fixture(autouse=True)
def curator(client):
    make_staff()  # so that whoever signed in is not the first account in the table
    user = make_curator(username="carys")
    client.force_login(user)
    return user


def address(obj) -> str:
    return reverse(f"admin:programmes_{obj._meta.model_name}_change", args=[obj.pk])


def give(client, obj, curator):
    page = client.get(address(obj))
    return client.post(address(obj), form_data(page, curator=curator.pk if curator else ""))


@pytest.mark.parametrize("kind", MAKERS)
def test_a_listing_is_given_to_a_curator_and_its_history_says_so(client, curator, kind):
    obj = MAKERS[kind]()

    assert give(client, obj, curator).status_code == 302

    obj.refresh_from_db()
    assert obj.curator == obj.history.first().curator == curator


@pytest.mark.parametrize(
    "make",
    [make_handler, make_staff, lambda: make_curator(is_active=False), lambda: make_curator(is_staff=False)],
)
def test_only_active_staff_who_keep_listings_are_offered(client, make):
    programme, other = make_programme(), make()

    assert "curator" in give(client, programme, other).context["adminform"].form.errors


def test_a_listing_of_somebody_who_left_can_still_be_saved(client):
    programme = make_programme(curator=make_curator(is_active=False))

    assert give(client, programme, programme.curator).status_code == 302


def test_an_account_that_goes_leaves_its_listings_to_nobody():
    gone = make_staff()
    programme = make_programme(curator=gone)

    gone.delete()

    programme.refresh_from_db()
    assert programme.curator is None


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("mine", ["Mine"]),
        ("nobody", ["Nobody's"]),
        ("{other}", ["Other's"]),
        ("nonsense", None),
        ("9" * 30, None),
    ],
)
@pytest.mark.parametrize("kind", MAKERS)
def test_the_list_shows_ones_own(client, curator, kind, chosen, shown):
    make, other = MAKERS[kind], make_curator()
    make(name="Mine", curator=curator), make(name="Other's", curator=other), make(name="Nobody's")

    page = reverse(f"admin:programmes_{kind}_changelist")
    found = client.get(f"{page}?curator={chosen.format(other=other.pk)}").context["cl"].result_list

    names = {one.name for one in found}
    assert names == set(shown or ["Mine", "Other's", "Nobody's"])


def test_who_looks_after_it_is_nothing_the_public_sees(client, curator):
    programme = make_programme()
    before = client.get(programme.get_absolute_url()).content
    changed_at = programme.changed_at
    programme.curator = curator
    programme.save()

    programme.refresh_from_db()
    assert programme.changed_at == changed_at
    assert client.get(programme.get_absolute_url()).content == before
