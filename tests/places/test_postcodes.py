import csv
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from places.postcodes import OUTWARD_FORM, area, normalise_postcode, outward, uk_areas


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ls213ab", "LS21 3AB"),
        (" LS21  3ab ", "LS21 3AB"),
        ("m1 1ae", "M1 1AE"),
        ("b338th", "B33 8TH"),
        ("w1a0ax", "W1A 0AX"),
        ("EC1A1BB", "EC1A 1BB"),
        ("dn551pt", "DN55 1PT"),
    ],
)
def test_a_postcode_is_written_one_way(typed, written):
    assert normalise_postcode(typed) == written


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "LS21",
        "LS21 3A",
        "LS21 3AC",
        "LS213 3AB",
        "GIR 0AA",
        "LSA 1AA",
        "W1I 1AA",
        "LS2١ 3AB",
        "\0",
        "a" * 999,
    ],
)
def test_what_has_not_the_form_is_refused(wrong):
    with pytest.raises(ValidationError, match="Type a whole postcode, such as LS21 3AB"):
        normalise_postcode(wrong)


@pytest.mark.parametrize(
    ("typed", "country"), [("JE2 3AB", "Jersey"), ("gy11aa", "Guernsey"), ("IM1 1AA", "the Isle of Man")]
)
def test_crown_dependencies_are_refused_by_name(typed, country):
    with pytest.raises(ValidationError, match=f"in {country}, outside the UK"):
        normalise_postcode(typed)


@pytest.mark.parametrize("typed", ["ZZ1 1AA", "BF1 0AX", "Q1 1AA"])
def test_letters_of_no_area_are_refused(typed):
    with pytest.raises(ValidationError, match="No UK postcode begins with"):
        normalise_postcode(typed)


def test_parts_of_a_postcode():
    assert outward("LS21 3AB") == "LS21"
    assert area("LS21 3AB") == "LS"
    assert area("M1") == "M"
    assert area("") == ""


def test_every_area_of_the_uk_is_known():
    assert len(uk_areas()) == 121


REAL = Path(__file__).parents[3] / "shared" / "data" / "uk_outcodes_geonames_2024.csv"


@pytest.mark.skipif(not REAL.exists(), reason="the public file of outward codes is not beside the project")
def test_every_real_outward_code_has_the_form():
    with REAL.open(newline="", encoding="utf-8") as file:
        codes = [row["postcode"] for row in csv.DictReader(file)]

    assert [code for code in codes if not OUTWARD_FORM.fullmatch(code)] == []
