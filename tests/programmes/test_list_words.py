"""The results page of a search for words."""

import pytest

from tests.builders import make_centre, make_programme, make_registered
from tests.programmes.pages import get_list, list_programmes, names

pytestmark = pytest.mark.django_db


def test_best_match_puts_name_before_place_before_description(client):
    make_programme(name="Weir House", description="By the harbour.")
    make_programme(name="Mill House", centre=make_centre(town="Harbour"))
    make_programme(name="Harbour House")

    assert list_programmes(client, q="harbour") == ["Harbour House", "Mill House", "Weir House"]
    make_programme(name="A harbour")  # by name it is first; by match, so is its name
    assert list_programmes(client, q="harbour", sort="name")[0] == "A harbour"


@pytest.mark.parametrize("words", ["ty mor", "Tŷ Môr", "TY", "sings", "sing"])
def test_words_forgive_accents_endings_and_unfinished_words(client, words):
    make_programme(name="Tŷ Môr", activities=("singing",))
    make_programme(name="Other")

    assert list_programmes(client, q=words) == ["Tŷ Môr"]


def test_a_space_after_the_last_word_makes_it_whole(client):
    make_programme(name="Harbour")

    assert list_programmes(client, q="harb") == ["Harbour"]
    assert list_programmes(client, q="harb ") == []
    assert 'value="harb "' in get_list(client, q="harb ")


def test_a_query_without_words_is_said_beside_the_field(client):
    make_programme(name="Here")
    html = get_list(client, q="!!!")

    assert '<span class="error">There is no word in this to look for' in html
    assert 'value="!!!"' in html
    assert names(html) == ["Here"]


def test_a_line_with_two_faults_says_one_and_is_cut(client):
    html = get_list(client, q="!" * 300 + "\x00", near="\x00" + "x" * 300)

    assert html.count('class="error"') == 2
    assert "\x00" not in html
    assert 'value="' + "x" * 200 + '"' in html


@pytest.mark.parametrize("words", ["yorkshire", "humber", "scotland", "england "])
def test_regions_and_nations_are_found_as_words(client, words):
    make_programme(name="Leeds", centre=make_centre(county="West Riding"))
    make_programme(name="Oban", centre=make_centre(town="Oban", nation="scotland", region="scotland"))

    assert list_programmes(client, q=words) == (["Oban"] if words == "scotland" else ["Leeds"])


def test_slip_of_the_finger_is_answered_with_what_was_meant(client):
    make_programme(name="Lighthouse", frequency="weekly")
    html = get_list(client, q="lihgthouse", frequency="weekly")

    assert "Did you mean" in html
    assert "q=lighthouse&amp;frequency=weekly" in html


def test_a_person_who_did_not_agree_is_not_found_by_name(client):
    make_registered(make_programme(name="Named"), name="Olwen Tree", agreed=True)
    make_registered(make_programme(name="Unnamed"), name="Olwen Bush")

    assert list_programmes(client, q="olwen") == ["Named"]
