"""One old value from the history of a listing is put back through its form, with every rule of that form."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from programmes.models import Centre, Programme, Provider
from programmes.vocabulary import ListingStatus
from tests.builders import make_centre, make_programme, make_provider, make_therapist
from tests.forms import form_data
from tests.history import change, history_page, links_to_put_back, page_of, put_back
from tests.staff import make_curator

pytestmark = pytest.mark.django_db
SLIP = {"is_slip": "on"}


@pytest.fixture(autouse=True)
def curator(client):
    user = make_curator(username="carys")
    client.force_login(user)
    return user


def today() -> str:
    return date_format(timezone.localdate(), "j F Y")


def test_the_list_says_who_what_why_and_both_values_in_words(client):
    programme = make_programme(frequency="weekly", activities=())
    form = form_data(
        client.get(page_of(programme, "change")), frequency="several_weekly", activities=["singing"]
    )
    client.post(page_of(programme, "change"), form | SLIP | {"why": "Misheard on the phone"})

    text = history_page(client, programme)
    assert "carys Changed Misheard on the phone" in text
    assert "Frequency: Weekly → More than once a week" in text
    assert "Activities: empty → Singing" in text
    assert "several_weekly" not in text


def test_where_a_change_came_from_is_why(client):
    programme = make_programme(frequency="weekly")
    address = page_of(programme, "change")
    client.post(address, form_data(client.get(address), frequency="monthly", known_how="phone"))

    assert programme.history.first().history_change_reason == f"phone call, {today()}"


def test_one_answer_goes_back_and_nothing_else(client):
    programme = make_programme(frequency="weekly", summary="Then.")
    change(programme, frequency="monthly", summary="Now.")

    answer = put_back(client, programme, "frequency", **SLIP)

    assert answer.status_code == 302
    programme = Programme.objects.get()
    assert (programme.frequency, programme.summary) == ("weekly", "Now.")
    reason = f"one field put back from {today()}; correcting a slip"
    assert programme.history.first().history_change_reason == reason


def test_the_form_shows_now_and_then_and_saves_nothing_by_itself(client):
    programme = make_programme(frequency="weekly")
    change(programme, frequency="monthly")

    page = client.get(links_to_put_back(client, programme)[0].replace("&amp;", "&"))

    assert f"Now: “Monthly”. On {today()}: “Weekly”" in page.text
    assert page.context["adminform"].form["frequency"].value() == "weekly"
    assert Programme.objects.get().frequency == "monthly"


def test_a_public_answer_wants_its_source(client):
    programme = make_programme(frequency="weekly")
    change(programme, frequency="monthly")

    assert "say how you know" in put_back(client, programme, "frequency").text
    assert Programme.objects.get().frequency == "monthly"


def test_a_constraint_refuses_what_no_longer_fits(client):
    programme = make_programme(shortest_stay_days=60, status=ListingStatus.DRAFT)
    change(programme, shortest_stay_days=7, longest_stay_days=28)

    answer = put_back(client, programme, "shortest_stay_days")

    assert "The shortest stay is longer than the longest." in answer.text
    assert Programme.objects.get().shortest_stay_days == 7


def test_a_name_does_not_come_back_into_a_text(client):
    programme = make_programme(summary="With Ruth Fernley.")
    change(programme, summary="With a therapist.")
    make_therapist(name="Ruth Fernley")

    assert "This text names a therapist" in put_back(client, programme, "summary").text
    assert Programme.objects.get().summary == "With a therapist."


def test_somebody_elses_save_meanwhile_is_told(client):
    programme = make_programme(summary="Then.")
    change(programme, summary="Now.")
    address = links_to_put_back(client, programme)[0].replace("&amp;", "&")
    opened = client.get(address)
    change(programme, description="Meanwhile.")

    assert "Somebody else saved this" in client.post(address, form_data(opened)).text


def test_neither_status_nor_address_has_a_link(client):
    programme = make_programme(slug="then", status=ListingStatus.DRAFT)
    change(programme, slug="now", status=ListingStatus.PUBLISHED, published_on=timezone.localdate())

    text = history_page(client, programme)
    assert "Status: Draft → Published" in text
    assert links_to_put_back(client, programme) == []


@pytest.mark.parametrize("field", ["status", "slug", "sort_name", "id", "nothing"])
def test_no_address_puts_back_what_has_no_link(client, field):
    programme = make_programme(slug="then", name="Then", status=ListingStatus.DRAFT)
    old = programme.history.first().pk
    change(programme, slug="now", name="Now")

    page = client.get(page_of(programme, "change") + f"?restore={old}&field={field}")

    assert "There is no such value to put back" in page.text
    assert page.context["adminform"].form["slug"].value() == "now"


def test_a_version_of_another_listing_is_none_of_this(client):
    programme, other = make_programme(summary="Ours."), make_programme(summary="Theirs.")
    version = other.history.first().pk

    page = client.get(page_of(programme, "change") + f"?restore={version}&field=summary")

    assert "There is no such value to put back" in page.text
    assert "Theirs." not in page.text


def test_all_of_a_version_says_so(client):
    programme = make_programme(summary="Then.")
    version = programme.history.first().pk
    change(programme, summary="Now.")
    address = reverse("admin:programmes_programme_simple_history", args=[programme.pk, version])
    client.post(address, form_data(client.get(address)) | {"_save": "Revert"})

    assert programme.history.first().history_change_reason == f"all put back from {today()}"


def test_a_centre_gets_its_phone_back(client):
    centre = make_centre(phone="+441132345678", town="Leeds")
    change(centre, phone="", town="York")

    put_back(client, centre, "phone")

    centre = Centre.objects.get()
    assert (str(centre.phone), centre.town) == ("0113 234 5678", "York")
    assert centre.history.first().history_change_reason == f"one field put back from {today()}"


def test_a_provider_that_is_gone_cannot_come_back(client):
    provider = make_provider()
    centre = make_centre(provider=provider)
    change(centre, provider=None)
    provider.delete()

    assert "Provider: no longer on file → empty" in history_page(client, centre)
    page = client.get(links_to_put_back(client, centre)[0].replace("&amp;", "&"))
    assert "“Provider” cannot be put back as it was" in page.text
    assert page.context["adminform"].form["provider"].value() is None


def test_a_provider_gets_its_owner_back_without_the_title(client):
    provider = make_provider(owned_by="Harbour Trust", website="https://example.org/")
    change(provider, owned_by="", website="")
    put_back(client, provider, "owned_by")
    assert Provider.objects.values_list("owned_by", "website").get() == ("Harbour Trust", "")

    change(provider, owned_by="Music Therapist Ltd")
    change(provider, owned_by="")
    assert put_back(client, provider, "owned_by").status_code == 200
    assert Provider.objects.get().owned_by == ""
