"""Free text names nobody who did not agree: not on a page, not in the search, not when it is saved."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programmes.checking import record_checks
from programmes.publishing import FREE_TEXT
from programmes.vocabulary import Topic
from programmes.words.names import Names
from tests.builders import make_fact_check, make_programme, make_staff, make_therapist
from tests.forms import form_data
from tests.programmes.pages import list_programmes
from tests.staff import make_curator

SAID = "Ottoline Fairweather plays the harp on Tuesdays."
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


@pytest.mark.parametrize(
    "text", ["Zoë  Llŷr sings.", "with ZOE LLYR", "Zoe\nLlyr", "(Zoë-Llŷr)", "Ask for Zoe Llyr."]
)
def test_a_name_is_found_however_it_is_written(text):
    assert Names(["Zoë Llŷr"]).are_in(text)


@pytest.mark.parametrize("text", ["Zoë sings.", "Llŷr Zoë", "Zoe B Llyr", ""])
def test_parts_of_a_name_are_not_the_name(text):
    assert not Names(["Zoë Llŷr"]).are_in(text)


def test_a_name_of_one_word_is_not_looked_for():
    assert not Names(["Grace"]).are_in("Grace before meals.")


@pytest.mark.parametrize("text", ["Ottoline Fairweather’s harp group", "Ottoline Fairweather's harp"])
def test_a_possessive_hides_nobody(text):
    assert Names(["Ottoline Fairweather"]).are_in(text)


def test_a_number_on_the_register_is_as_good_as_a_name():
    assert Names([]).are_in("Ms A., AS012345, plays the lyre")
    assert not Names([]).are_in("as 2026 begins, As many as 300 come")


def test_middle_names_may_be_left_out_of_a_text():
    names = Names(["Sam Peter Jones"])

    assert names.are_in("Sam Jones plays")
    assert names.are_in("Sam Peter Jones plays")
    assert not names.are_in("Peter Jones plays")
