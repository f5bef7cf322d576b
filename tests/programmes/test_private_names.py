"""Free text names nobody who did not agree: not on a page, not in the search, not when it is saved."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programmes import private_names
from programmes.checking import record_checks
from programmes.models import Programme
from programmes.private_names import with_withheld
from programmes.publishing import FREE_TEXT
from programmes.vocabulary import Topic
from tests.builders import (
    make_centre,
    make_fact_check,
    make_programme,
    make_provider,
    make_staff,
    make_therapist,
)
from tests.forms import form_data
from tests.programmes.pages import list_programmes
from tests.staff import make_curator

SAID = "Ottoline Fairweather plays the harp on Tuesdays."
TODAY = datetime.date.today()
TEXTS = [name for name in FREE_TEXT if name != "name"]


def withdraw(therapist) -> None:
    therapist.agreements.update(withdrawn_on=datetime.date.today())


@pytest.mark.django_db
@pytest.mark.parametrize("field", TEXTS)
def test_text_goes_from_the_page_the_day_a_name_is_withdrawn(client, field):
    fields = (
        {"takes_from": "area"}
        if field == "takes_from_area"
        else {"price_from": 5, "asks_about_craving": "yes"}
    )
    programme = make_programme(**fields | {field: SAID})
    therapist = make_therapist(name="Ottoline Fairweather", agreed=True)
    assert "Ottoline" in client.get(programme.get_absolute_url()).text

    withdraw(therapist)
    assert "Ottoline" not in client.get(programme.get_absolute_url()).text


@pytest.mark.django_db
def test_what_a_centre_was_quoted_as_saying_goes_too(client):
    programme = make_programme(frequency="weekly")
    make_fact_check(programme, Topic.FREQUENCY, own_words=SAID)
    assert "Ottoline" in client.get(programme.get_absolute_url()).text

    make_therapist(name="Ottoline Fairweather")
    assert "Ottoline" not in client.get(programme.get_absolute_url()).text


@pytest.mark.django_db
def test_search_finds_it_no_more(client):
    make_programme(name="Harp House", description=SAID)
    therapist = make_therapist(name="Ottoline Fairweather", agreed=True)
    assert list_programmes(client, q="Ottoline") == ["Harp House"]

    withdraw(therapist)
    assert list_programmes(client, q="Ottoline") == []


@pytest.mark.django_db
def test_a_curator_is_told_to_leave_the_name_out(client):
    client.force_login(make_curator())
    make_therapist(name="Ottoline Fairweather", agreed=True)
    programme = make_programme()
    address = reverse("admin:programmes_programme_change", args=[programme.pk])
    answer = client.post(address, form_data(client.get(address), description=SAID))

    assert "This text names a therapist" in answer.text
    programme.refresh_from_db()
    assert programme.description == ""


@pytest.mark.django_db
def test_a_check_quotes_nobody_by_name():
    make_therapist(name="Ottoline Fairweather", agreed=True)
    how = {"by": make_staff(), "on": datetime.date.today(), "method": "phone", "outcome": "confirmed"}

    with pytest.raises(ValidationError, match="names a therapist"):
        record_checks(make_programme(frequency="weekly"), [Topic.FREQUENCY], own_words=SAID, **how)


@pytest.mark.django_db
def test_an_address_names_nobody(client):
    client.force_login(make_curator())
    make_therapist(name="Ottoline Fairweather")
    address = reverse("admin:programmes_programme_add")
    sent = form_data(client.get(address), name="Harp House", slug="with-ottoline-fairweather")

    assert "This text names a therapist" in client.post(address, sent).text


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "make"), [("centre", make_centre), ("provider", make_provider)])
def test_no_name_of_an_organisation_is_that_of_somebody_who_did_not_agree(client, kind, make):
    client.force_login(make_curator())
    therapist, held = make_therapist(name="Ottoline Fairweather", agreed=True), make()
    address = reverse(f"admin:programmes_{kind}_change", args=[held.pk])
    withdraw(therapist)
    refused = client.post(address, form_data(client.get(address), name="Ottoline Fairweather Ltd"))
    assert "This text names a therapist" in refused.text

    therapist.agreements.update(withdrawn_on=None)
    client.post(address, form_data(client.get(address), name="Ottoline Fairweather Ltd"))
    held.refresh_from_db()
    assert held.name == "Ottoline Fairweather Ltd"


@pytest.mark.django_db
def test_what_a_named_person_wrote_of_another_is_not_shown(client):
    therapist = make_therapist(name="Ada Long", agreed=True, approaches=SAID)
    other = make_therapist(name="Ottoline Fairweather", agreed=True)
    assert "harp" in client.get(therapist.get_absolute_url()).text

    withdraw(other)
    assert "harp" not in client.get(therapist.get_absolute_url()).text


@pytest.mark.django_db
def test_curators_see_which_texts_are_not_shown(client):
    client.force_login(make_curator())
    make_programme(name="Quiet House")
    programme = make_programme(name="Harp House", description=SAID)
    quoted = make_programme(name="Lyre House")
    make_fact_check(quoted, own_words=SAID)
    address = make_programme(name="Drum House")
    make_fact_check(address.centre, Topic.CONTACT, own_words=SAID)
    overtaken = make_programme(name="Flute House")
    make_fact_check(overtaken, own_words=SAID, checked_on=datetime.date(2026, 6, 1))
    make_fact_check(overtaken)
    withdraw(make_therapist(name="Ottoline Fairweather", agreed=True))

    chosen = client.get(reverse("admin:programmes_programme_changelist"), {"withheld": "yes"})
    assert {row.name for row in chosen.context["cl"].result_list} == {
        "Harp House",
        "Lyre House",
        "Drum House",
    }
    page = client.get(reverse("admin:programmes_programme_change", args=[programme.pk])).text
    assert "Not shown to the public: description." in page


@pytest.mark.django_db
def test_curators_see_each_change_of_a_text_or_of_who_agreed(client):
    client.force_login(make_curator())
    harp, lyre = make_programme(name="Harp House", description=SAID), make_programme(name="Lyre House")
    person = make_therapist(name="Ottoline Fairweather")

    def shown() -> set[str]:
        chosen = client.get(reverse("admin:programmes_programme_changelist"), {"withheld": "yes"})
        return {row.name for row in chosen.context["cl"].result_list}

    assert shown() == {"Harp House"}
    Programme.objects.filter(pk=lyre.pk).update(description=SAID)
    assert shown() == {"Harp House", "Lyre House"}
    Programme.objects.filter(pk=harp.pk).update(description="A harp.")
    assert shown() == {"Lyre House"}
    person.agreements.create(given_on=datetime.date.today(), wording="Yes.")
    assert shown() == set()
    withdraw(person)
    assert shown() == {"Lyre House"}
    Programme.objects.filter(pk=lyre.pk).update(status="draft")
    assert shown() == set()


@pytest.mark.django_db
def test_a_change_of_one_text_has_no_other_looked_at_again(client, monkeypatch):
    looked = []

    def names_somebody(names, own) -> bool:
        looked.append(own)
        return False

    monkeypatch.setattr(private_names, "_names_somebody", names_somebody)
    monkeypatch.setattr(private_names, "_texts", private_names._Looked())
    programmes = [make_programme(description=f"House {n}") for n in range(3)]
    with_withheld(TODAY)
    assert len(looked) == 3

    Programme.objects.filter(pk=programmes[0].pk).update(description="Another")
    with_withheld(TODAY)
    assert len(looked) == 4
    assert "Another" in looked[-1]
