"""What registers spoil is put right, and nothing is made up."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.registers.addresses import Address, join_street, split_address
from programmes.registers.cqc import location_id, once, region
from programmes.registers.repairs import (
    charity_id,
    clean,
    company_id,
    read_date,
    repair_coordinates,
    repair_phone,
    repair_postcode,
    repair_website,
)
from programmes.vocabulary import Region


@pytest.mark.parametrize(
    "text",
    [
        "2079460123",
        "02079460123",
        "020 7946 0123",
        "+44 20 7946 0123",
        "442079460123",
        "(020) 7946 0123 ext 4",
    ],
)
def test_phone_gets_its_lost_zero_back(text):
    assert repair_phone(text) == "+442079460123"


def test_first_phone_of_several_that_can_be_dialled():
    assert repair_phone("123 / 020 7946 0123 or 020 7946 0124") == "+442079460123"


@pytest.mark.parametrize("text", ["", "30030346", "123456789", "none", "+33 1 23 45 67 89", "0" * 400])
def test_phone_that_cannot_be_dialled_is_left_empty(text):
    assert repair_phone(text) == ""


@given(st.text(max_size=40) | st.from_regex(r"[0-9 +()/]{6,24}", fullmatch=True))
def test_any_phone_is_empty_or_a_uk_number_that_stays_itself(text):
    number = repair_phone(text)

    assert re.fullmatch(r"(\+44\d{7,10})?", number)
    assert repair_phone(number) == number


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("30-32,Teville Road,Leeds", Address("30-32 Teville Road", "Leeds", "")),
        ("Unit 2,Kings Park, Hill Way,Worcester", Address("Unit 2, Kings Park, Hill Way", "Worcester", "")),
        ("1 The Lodge,,Cookham,Maidenhead", Address("1 The Lodge, Cookham", "Maidenhead", "")),
        ("4 Mill Lane,Otley,West Yorkshire", Address("4 Mill Lane", "Otley", "West Yorkshire")),
        ("4 Mill Lane, Otley, West Yorkshire, England", Address("4 Mill Lane", "Otley", "West Yorkshire")),
        ("The Grange,Kent", Address("The Grange", "", "Kent")),
        ("5 High Street,Newport", Address("5 High Street", "Newport", "")),
        ("12 Station Road", Address("12 Station Road", "", "")),
        ("Mill House,12 Station Road", Address("Mill House, 12 Station Road", "", "")),
        ("9 Shore Road,GLASGOW", Address("9 Shore Road", "Glasgow", "")),
        ("", Address("", "", "")),
        (",,", Address("", "", "")),
    ],
)
def test_address_is_cut_into_street_town_and_county(text, address):
    assert split_address(text) == address


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["12", "Mill Lane", "Otley", "Kent", " ", "A 1"])).map(",".join)
)
def test_no_word_of_an_address_is_lost_or_added(text):
    address = split_address(text)
    kept = re.findall(r"[^\s,]+", f"{address.street},{address.town},{address.county}".lower())

    given_words = re.findall(r"[^\s,]+", clean(text).lower())
    assert kept == given_words or " ".join(given_words).endswith(
        ("wales", "england", "scotland", "kingdom", "uk")
    )


def test_street_leaves_out_blank_lines():
    assert join_street(["Munro Court", "", "15", "Castle Villas"]) == "Munro Court, 15 Castle Villas"


@pytest.mark.parametrize(
    ("text", "website"),
    [
        ("www.example.org", "https://www.example.org"),
        ("https://www.Example.org/About", "https://www.example.org/About"),
        ("HTTP://example.org", "http://example.org"),
        ("someone@example.org", ""),
        ("none", ""),
        ("javascript:alert(1)", ""),
        ("ftp://example.org", ""),
        ("https://[", ""),
        (f"example.org/{'a' * 200}", ""),
    ],
)
def test_website_gets_its_scheme(text, website):
    assert repair_website(text) == website


@given(st.text(max_size=60))
def test_any_website_is_empty_or_stays_itself(text):
    website = repair_website(text)

    assert website == "" or website.startswith(("https://", "http://"))
    assert repair_website(website) == website


@pytest.mark.parametrize(("text", "postcode"), [("ls213ab", "LS21 3AB"), ("LS21", ""), ("JE2 3AB", "")])
def test_postcode_is_normalised_or_left_empty(text, postcode):
    assert repair_postcode(text) == postcode


@pytest.mark.parametrize(
    "pair", [("0", "0"), ("53.8", ""), ("x", "y"), ("nan", "nan"), ("53.8", "153.8"), ("inf", "0")]
)
def test_coordinates_outside_the_uk_are_none(pair):
    assert repair_coordinates(*pair) is None


@pytest.mark.parametrize("text", ["31/08/2026", "2026-08-31", "2026-08-31T00:00:00"])
def test_date_is_read_in_either_form(text):
    assert read_date(text) == datetime.date(2026, 8, 31)


@pytest.mark.parametrize("text", ["", "31/02/2026", "08/2026", "01/01/0001", "31/08/1926"])
def test_no_date_is_made_up(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234567", "GB-COH-01234567"),
        ("01234567", "GB-COH-01234567"),
        ("sc 123456", "GB-COH-SC123456"),
        ("OC12345", "GB-COH-OC012345"),
        ("123456789", ""),
        ("0", ""),
        ("none", ""),
    ],
)
def test_company_number_gets_its_zeros_back(text, number):
    assert company_id(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234567", "GB-CHC-1234567"),
        ("212345", "GB-CHC-212345"),
        ("SC012345", "GB-SC-SC012345"),
        ("NIC100123", "GB-NIC-100123"),
        ("12", ""),
        ("n/a", ""),
    ],
)
def test_charity_number_gets_its_registers_prefix(text, number):
    assert charity_id(text) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Yorkshire & Humberside", Region.YORKSHIRE),
        ("Yorkshire and The Humber", Region.YORKSHIRE),
        ("East", Region.EAST),
        ("East of England", Region.EAST),
        ("SOUTH WEST", Region.SOUTH_WEST),
        ("Unspecified", ""),
    ],
)
def test_region_is_ours_however_cqc_spells_it(text, value):
    assert region(text) == value


@pytest.mark.parametrize("text", ["1-10000", "1-105592110160", "RXE00", "TAF007", "r1a0c"])
def test_location_ids(text):
    assert location_id(text) == text.upper()


@pytest.mark.parametrize(
    "text", ["1-1234", "1-1234567890123", "2-100000", "12345", "RX", "1-10000\n2", "CS2003000231"]
)
def test_what_is_no_location_id(text):
    assert location_id(text) == ""


def test_a_list_keeps_the_first_of_each_name():
    assert once(["Clinic", "Hospital", "clinic", "", "Hospital"]) == ["Clinic", "Hospital"]


@given(st.text(max_size=60))
def test_clean_text_is_one_printable_line_and_stays_itself(text):
    cleaned = clean(text)

    assert cleaned == " ".join(cleaned.split())
    assert cleaned.isprintable()
    assert clean(cleaned) == cleaned
