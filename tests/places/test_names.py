import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.names import key, keys_for


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        (" LEEDS ", "leeds"),
        ("Hay-on-Wye", "hay on wye"),
        ("King’s Lynn", "kings lynn"),
        ("Dùn Èideann", "dun eideann"),
        ("Tŷ Ddewi", "ty ddewi"),
        ("Saint Albans", "st albans"),
        ("St. Albans", "st albans"),
        ("Burton upon Trent", "burton on trent"),
        ("Gt Yarmouth", "great yarmouth"),
    ],
)
def test_spellings_share_a_key(spelling, expected):
    assert key(spelling) == expected


@given(st.text())
def test_a_key_is_safe_in_any_query_and_stays_itself(text):
    found = key(text)

    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert key(found) == found


def test_short_forms_find_the_town():
    assert keys_for("Hay-on-Wye") == {"hay on wye", "hay"}
    assert keys_for("Royal Leamington Spa") == {"royal leamington spa", "leamington spa"}


def test_other_names_find_the_town():
    assert keys_for("Swansea", "Abertawe", "") == {"swansea", "abertawe"}
