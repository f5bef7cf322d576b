"""A person's name is found in a text, however it is written, and a word like any other is not one."""

import pytest

from therapists.names_in_text import Names, in_address


@pytest.mark.parametrize(
    "text", ["Zoë  Llŷr sings.", "with ZOE LLYR", "Zoe\nLlyr", "(Zoë-Llŷr)", "Ask for Zoe Llyr."]
)
def test_a_name_is_found_however_it_is_written(text):
    assert Names(["Zoë Llŷr"]).are_in(text)


@pytest.mark.parametrize("text", ["Zoë sings.", "Zoe and Llyr", ""])
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


@pytest.mark.parametrize(
    "text",
    [
        "Ms Bell plays.",
        "Ask for dr. BELL",
        "A. Bell leads",
        "A. B. Bell leads",
        "A B Bell",
        "Bell, A.",
        "Bell, Anna",
        "Anna B. Bell",
        "Mrs van der Bell",
    ],
)
def test_a_surname_names_somebody_behind_an_initial_or_a_form_of_address(text):
    assert Names(["Anna van der Bell", "Anna Bell"]).are_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bell House",
        "A small group ring a bell",
        "They ring a Bell",
        "A bell rings",
        "B. Bell",
        "they miss bell practice",
        "Anna plays",
    ],
)
def test_a_surname_alone_is_a_word(text):
    assert not Names(["Anna Bell"]).are_in(text)


def test_an_initial_may_carry_an_accent():
    assert Names(["Élodie Bell"]).are_in("É. Bell leads it.")


def test_a_person_may_name_herself():
    names = Names(["Anna Bell", "Ben Wood"])

    assert not names.are_in("I am Anna Bell.", besides="Anna Bell")
    assert names.are_in("Anna Bell and Ben Wood", besides="Anna Bell")


@pytest.mark.parametrize(("name", "text"), [("Ian May", "Where I may"), ("Irene Hope", "Here I Hope")])
def test_a_word_of_one_letter_is_no_initial(name, text):
    assert not Names([name]).are_in(text)


def test_letters_after_a_name_are_no_part_of_it():
    assert Names(["Anna Bell MBE"]).are_in("with Anna Bell")


def test_an_address_is_read_as_a_text():
    assert Names(["Ottoline Fairweather"]).are_in(in_address("with-o-fairweather"))
    assert not Names(["Anna Green"]).are_in(in_address("a-green-room"))
