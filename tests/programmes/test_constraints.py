"""What one row must never hold is refused by the database, and its neighbour is accepted."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from programmes.models import FactCheck
from tests.builders import (
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_provider,
    make_register_check,
    make_therapist,
)
from therapists.models import NamingAgreement

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)
JUNE = datetime.date(2026, 6, 1)


def refused(name: str, make, /, *args, **fields) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make(*args, **fields)


PROGRAMMES = [
    (
        "programme_shortest_stay_first",
        {"shortest_stay_days": 28, "longest_stay_days": 27},
        {"shortest_stay_days": 28, "longest_stay_days": 28},
    ),
    ("programme_lower_price_first", {"price_from": 2, "price_to": 1}, {"price_from": 1, "price_to": 1}),
    (
        "programme_aftercare_months",
        {"aftercare_length": "open_ended", "aftercare_months": 6},
        {"aftercare_length": "months", "aftercare_months": 6},
    ),
    ("programme_aftercare_months", {"aftercare_length": "months"}, {"aftercare_length": "open_ended"}),
    ("programme_stopped_aftercare_is_alone", {"aftercare": ("group", "stops")}, {"aftercare": ("stops",)}),
    (
        "programme_stopped_aftercare_is_alone",
        {"aftercare": ("stops",), "aftercare_price": "paid"},
        {"aftercare": ("group",), "aftercare_price": "paid"},
    ),
    (
        "programme_sessions_match_frequency",
        {"frequency": "weekly", "sessions_per_week": 3},
        {"frequency": "weekly", "sessions_per_week": 1},
    ),
    (
        "programme_sessions_match_frequency",
        {"sessions_per_week": 3},
        {"frequency": "several_weekly", "sessions_per_week": 3},
    ),
    ("programme_session_minutes", {"session_minutes": 4}, {"session_minutes": 5}),
    ("programme_named_area", {"takes_from": "area"}, {"takes_from": "area", "takes_from_area": "Fife"}),
    (
        "programme_named_area",
        {"takes_from": "anywhere", "takes_from_area": "Fife"},
        {"takes_from": "anywhere"},
    ),
    ("programme_closed_has_date_and_reason", {"closed_on": JUNE}, {"status": "closed"}),
    ("programme_closed_has_date_and_reason", {"status": "closed", "closed_reason": ""}, {"status": "draft"}),
    ("programme_published_has_date", {"published_on": None}, {"published_on": JUNE}),
    ("programme_named", {"name": ""}, {"name": "A"}),
    ("programme_frequency_known", {"frequency": "hourly"}, {"frequency": "on_request"}),
    ("programme_aftercare_known", {"aftercare": ("sometimes",)}, {"aftercare": ("local_music", "group")}),
    ("programme_ages_known", {"ages": "|over_65|adults|"}, {"ages": "|adults|over_65|"}),
    ("programme_ages_known", {"ages": "|adults|adults|"}, {"ages": "|adults|"}),
    ("programme_ages_known", {"ages": "|"}, {"ages": ""}),
    ("programme_ages_known", {"ages": "|adults|\n"}, {"ages": "|adults|"}),
    ("programme_setting_known", {"setting": ""}, {"setting": "not_known"}),
]


@pytest.mark.parametrize(("name", "bad", "good"), PROGRAMMES)
def test_programme(name, bad, good):
    refused(name, make_programme, **bad)
    make_programme(**good)


HERE = {"latitude": 53.8, "longitude": -1.5, "coordinates_from": "exact"}
CENTRES = [
    ("centre_coordinates_have_source", {"latitude": 53.8, "longitude": -1.5}, HERE),
    ("centre_coordinates_have_source", {"coordinates_from": "exact"}, {"coordinates_from": "withheld"}),
    (
        "centre_coordinates_have_source",
        {**HERE, "coordinates_from": "withheld"},
        {**HERE, "coordinates_from": "town"},
    ),
    ("centre_coordinates_in_uk", {**HERE, "longitude": 53.8}, HERE),
    (
        "centre_region_in_nation",
        {"nation": "wales", "region": "london"},
        {"nation": "wales", "region": "wales"},
    ),
    (
        "centre_region_in_nation",
        {"nation": "england", "region": "scotland"},
        {"nation": "england", "region": "london"},
    ),
    ("centre_rating_has_date", {"rating": "Good"}, {"rating": "Good", "rating_on": JUNE}),
    ("centre_rating_has_date", {"rating_on": JUNE}, {}),
    (
        "centre_registration_has_regulator",
        {"registration_id": "1-1"},
        {"registration_id": "1-1", "regulator": "cqc"},
    ),
    ("centre_nation_known", {"nation": "cornwall"}, {"nation": "england"}),
    ("centre_named", {"name": ""}, {"name": "A"}),
]


@pytest.mark.parametrize(("name", "bad", "good"), CENTRES)
def test_centre(name, bad, good):
    refused(name, make_centre, **bad)
    make_centre(**good)


def test_one_registration_is_one_centre():
    make_centre(regulator="cqc", registration_id="1-1")
    make_centre(regulator="care_inspectorate", registration_id="1-1")

    # SQLite names the columns of a unique index, PostgreSQL the index.
    refused("registration", make_centre, regulator="cqc", registration_id="1-1")


@pytest.mark.parametrize(
    ("number", "good"),
    [("12345678", "GB-COH-12345678"), ("GB-XX-1", "GB-SC-SC012345"), ("GB-SC-SC1\n", "GB-SC-SC1")],
)
def test_organisation_number_has_its_prefix(number, good):
    refused("provider_organisation_id_form", make_provider, organisation_id=number)
    make_provider(organisation_id=good)


def test_post_begins_before_it_ends():
    programme = make_programme()
    refused("appointment_starts_before_it_ends", make_appointment, programme, starts_on=TODAY, ends_on=JUNE)
    make_appointment(programme, starts_on=JUNE, ends_on=JUNE)


def test_one_open_post_for_each_programme_person_and_role():
    programme, therapist = make_programme(), make_therapist()
    make_appointment(programme, therapist, ends_on=JUNE)
    make_appointment(programme, therapist)
    make_appointment(programme, therapist, role="counsellor")

    refused("appointment", make_appointment, programme, therapist)


CHECKS = [
    ("fact_check_not_in_future", {"checked_on": TODAY, "recorded_on": JUNE}),
    ("fact_check_not_ancient", {"checked_on": datetime.date(2002, 12, 31)}),
    ("fact_check_topic_of_subject", {"topic": "contact", "values_checked": "x"}),
    ("fact_check_topic_of_subject", {"topic": "weather", "values_checked": "x"}),
    ("fact_check_method_known", {"method": "rumour"}),
    ("fact_check_website_names_page", {"method": "website", "source_url": ""}),
]


@pytest.mark.parametrize(("name", "bad"), CHECKS)
def test_fact_check(name, bad):
    refused(name, make_fact_check, make_programme(), **bad)
    make_fact_check(make_programme(), checked_on=datetime.date(2003, 1, 1))


def test_check_by_nobody_is_refused():
    programme = make_programme()
    fields = {"programme": programme, "topic": "frequency", "method": "phone", "outcome": "confirmed"}
    refused("checked_by", FactCheck.objects.create, checked_on=JUNE, **fields)


def test_centre_check_has_a_centre_topic():
    refused(
        "fact_check_topic_of_subject", make_fact_check, make_centre(), topic="frequency", values_checked="x"
    )
    make_fact_check(make_centre(), topic="registration")


REGISTER_CHECKS = [
    ("register_check_not_in_future", {"checked_on": TODAY, "recorded_on": JUNE}),
    ("register_check_since_register", {"checked_on": datetime.date(2002, 12, 31)}),
    ("register_check_known_status", {"status": "probably"}),
    ("register_check_known_modality", {"modality": "dance"}),
    ("register_check_runs_on", {"checked_on": JUNE, "registered_until": datetime.date(2026, 5, 31)}),
]


@pytest.mark.parametrize(("name", "bad"), REGISTER_CHECKS)
def test_register_check(name, bad):
    therapist = make_therapist()
    refused(name, make_register_check, therapist, **bad)
    make_register_check(therapist, checked_on=datetime.date(2003, 7, 9))


def test_registered_needs_a_number_and_off_the_register_does_not():
    nameless = make_therapist(hcpc_number="")
    refused("register_check_has_number", make_register_check, nameless, status="caution")
    make_register_check(nameless, status="not_found")


def test_registration_may_have_ended_before_the_look_that_found_it_lapsed():
    make_register_check(
        make_therapist(), checked_on=JUNE, status="lapsed", registered_until=datetime.date(2024, 5, 31)
    )


def test_a_post_is_seen_once_by_a_check():
    programme = make_programme()
    make_appointment(programme)
    seen = make_fact_check(programme, topic="leadership").seen_posts.get()
    seen.pk = None

    refused("seen_?post", seen.save)


@pytest.mark.parametrize("number", ["12345", "AS", "PH12345", "AS12X"])
def test_hcpc_number_has_its_form(number):
    refused("therapist_hcpc_number_form", make_therapist, hcpc_number=number)
    make_therapist(hcpc_number="AS000")


def test_hcpc_number_is_stored_in_one_form():
    therapist = make_therapist(hcpc_number="as 00 12")
    therapist.refresh_from_db()

    assert therapist.hcpc_number == "AS0012"


def test_hcpc_number_is_given_once_but_many_are_not_known():
    make_therapist(hcpc_number="AS001")
    make_therapist(hcpc_number="")
    make_therapist(hcpc_number="")

    refused("hcpc_number", make_therapist, hcpc_number="AS001")


def agree(therapist, **fields):
    return NamingAgreement.objects.create(
        therapist=therapist, method="email", **{"given_on": JUNE, "wording": "Yes"} | fields
    )


def test_agreement():
    therapist = make_therapist()
    refused("agreement_given_before_withdrawn", agree, therapist, withdrawn_on=datetime.date(2026, 5, 31))
    refused("agreement_has_wording", agree, therapist, wording="")
    agree(therapist, withdrawn_on=JUNE)
    agree(therapist)
    refused("therapist", agree, therapist)
