"""What the columns say in words: the low end is “from”, the high end “up to”, and silence says nothing."""

import pytest

from programmes.models import Programme

WORDS = {
    "price": [
        ({}, ""),
        ({"price_from": 900}, "from £900 a week"),
        ({"price_to": 1500}, "up to £1,500 a week"),
        ({"price_from": 900, "price_to": 1500}, "£900 to £1,500 a week"),
        ({"price_from": 900, "price_to": 900}, "£900 a week"),
        ({"price_from": 0, "price_to": 0}, "£0 a week"),
    ],
    "stay": [
        ({}, ""),
        ({"shortest_stay_days": 14}, "from 2 weeks"),
        ({"longest_stay_days": 182}, "up to 26 weeks"),
        ({"shortest_stay_days": 7, "longest_stay_days": 28}, "1 week to 28 days"),
        ({"shortest_stay_days": 28, "longest_stay_days": 28}, "28 days"),
        ({"shortest_stay_days": 1, "longest_stay_days": 10}, "1 day to 10 days"),
    ],
    "how_often": [
        ({}, ""),
        ({"frequency": "weekly", "sessions_per_week": 1}, "Weekly"),
        ({"frequency": "several_weekly"}, "More than once a week"),
        ({"frequency": "several_weekly", "sessions_per_week": 3}, "3 sessions a week"),
        ({"frequency": "monthly", "session_minutes": 45}, "Monthly, 45 minutes each"),
        ({"frequency": "weekly", "role_in_treatment": "optional"}, "Weekly, an optional extra"),
    ],
    "after_leaving": [
        ({}, ""),
        ({"aftercare": ("stops",)}, "Stops on leaving"),
        ({"aftercare": ("group",)}, "Group"),
        ({"aftercare": ("group",), "aftercare_length": "open_ended"}, "Group, no time limit"),
        ({"aftercare": ("group",), "aftercare_length": "months", "aftercare_months": 1}, "Group, 1 month"),
        (
            {"aftercare": ("group", "one_to_one"), "aftercare_frequency": "weekly"},
            "Weekly group and one to one",
        ),
        ({"aftercare": ("group",), "aftercare_frequency": "on_request"}, "Group, on request"),
    ],
    "area": [
        ({}, ""),
        ({"takes_from": "anywhere"}, "Anywhere in the UK"),
        ({"takes_from": "area", "takes_from_area": "Leeds and Bradford"}, "Leeds and Bradford"),
    ],
    "format_words": [
        ({}, ""),
        ({"music_format": ("one_to_one",)}, "One to one"),
        ({"music_format": ("group", "one_to_one")}, "Group and one to one"),
    ],
}


@pytest.mark.parametrize(
    ("name", "fields", "words"), [(name, *case) for name, cases in WORDS.items() for case in cases]
)
def test_columns_in_words(name, fields, words):
    assert getattr(Programme(**fields), name) == words


def test_short_facts_of_a_card_leave_out_what_is_not_known():
    known = Programme(setting="residential", shortest_stay_days=84, open_to="women", price_from=900)

    assert known.chips == ["Residential, from 12 weeks", "Women only", "From £900 a week"]
    assert Programme(open_to="everyone").chips == []
