"""Who leads it is derived from posts and checks, never typed."""

import datetime
from uuid import UUID

import pytest
from django.utils import timezone

from programmes.index_rows import read_rows
from programmes.models import Programme
from programmes.vocabulary import LedBy, Topic
from tests.builders import (
    check_three_questions,
    make_appointment,
    make_fact_check,
    make_programme,
    make_register_check,
    make_registered,
    make_therapist,
)
from therapists.models import Modality, RegisterStatus, Therapist

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)


def led_by(programme, today=TODAY):
    """As SQL derives it, and as the index does, which states the rule a second time."""
    derived = Programme.objects.with_led_by(today).get(pk=programme.pk).led_by
    rows = read_rows(today)
    assert dict(zip(map(UUID, rows.keys), rows.facets["led_by"], strict=True))[programme.pk] == derived
    return derived


def programme_with_post(**check):
    """A programme whose music therapist's check is as given, and confirmed in post on TODAY."""
    programme = make_programme()
    therapist = make_therapist(hcpc_number="AS0001")
    if check:
        make_register_check(therapist, recorded_on=TODAY, **{"checked_on": TODAY} | check)
    appointment = make_appointment(programme, therapist)
    check_three_questions(programme, [appointment], checked_on=TODAY, recorded_on=TODAY)
    return programme


def test_registered_needs_register_check_and_confirmed_post():
    assert led_by(programme_with_post(status=RegisterStatus.REGISTERED)) == LedBy.REGISTERED


@pytest.mark.parametrize("status", [RegisterStatus.CONDITIONS, RegisterStatus.CAUTION])
def test_conditions_and_caution_still_count(status):
    assert led_by(programme_with_post(status=status)) == LedBy.REGISTERED


@pytest.mark.parametrize("status", ["suspended", "lapsed", "struck_off", "not_found"])
def test_off_the_register_is_checked_not_registered(status):
    assert led_by(programme_with_post(status=status)) == LedBy.NOT_REGISTERED


@pytest.mark.parametrize("modality", [Modality.ART, Modality.DRAMA])
def test_another_arts_therapy_is_not_registered_for_music(modality):
    assert led_by(programme_with_post(modality=modality)) == LedBy.NOT_REGISTERED


def test_modality_not_shown_proves_nothing():
    assert led_by(programme_with_post(modality=Modality.NOT_SHOWN)) == LedBy.CLAIMED


def test_post_without_any_register_check_is_a_claim():
    assert led_by(programme_with_post()) == LedBy.CLAIMED


def test_post_nobody_confirmed_is_a_claim():
    programme = make_programme()
    therapist = make_therapist()
    make_register_check(therapist, checked_on=TODAY, recorded_on=TODAY)
    make_appointment(programme, therapist)

    assert led_by(programme) == LedBy.CLAIMED


def test_a_check_that_got_no_answer_confirms_nobody():
    programme = programme_with_post(status=RegisterStatus.REGISTERED)
    post = programme.appointments.get()
    make_fact_check(
        programme, Topic.LEADERSHIP, appointments=[post], outcome="asked_not_known", checked_on=TODAY
    )

    assert led_by(programme) == LedBy.CLAIMED


def test_person_added_after_the_leadership_check_is_not_covered_by_it():
    programme = programme_with_post()
    newcomer = make_therapist()
    make_register_check(newcomer, checked_on=TODAY, recorded_on=TODAY)
    make_appointment(programme, newcomer)

    assert led_by(programme) == LedBy.CLAIMED


def test_register_check_runs_out_after_twelve_months():
    programme = programme_with_post(registered_until=datetime.date(2030, 5, 31))

    assert led_by(programme, datetime.date(2027, 11, 22)) == LedBy.REGISTERED
    assert led_by(programme, datetime.date(2027, 11, 23)) == LedBy.OUT_OF_DATE


def test_check_before_a_renewal_deadline_runs_out_with_it():
    april = datetime.date(2026, 4, 1)
    programme = make_programme()
    therapist = make_therapist()
    make_register_check(therapist, checked_on=april)
    check_three_questions(programme, [make_appointment(programme, therapist)], checked_on=april)

    assert led_by(programme, datetime.date(2026, 5, 31)) == LedBy.REGISTERED
    assert led_by(programme, datetime.date(2026, 6, 1)) == LedBy.OUT_OF_DATE


def test_april_check_of_someone_already_renewed_outlives_the_deadline():
    april = datetime.date(2026, 4, 1)
    programme = make_programme()
    therapist = make_therapist()
    make_register_check(therapist, checked_on=april, registered_until=datetime.date(2028, 5, 31))
    check_three_questions(programme, [make_appointment(programme, therapist)], checked_on=april)

    assert led_by(programme, datetime.date(2026, 6, 1)) == LedBy.REGISTERED


def test_negative_look_counts_twelve_months_and_then_says_it_is_old():
    programme = programme_with_post(status=RegisterStatus.LAPSED, registered_until=datetime.date(2026, 5, 31))

    assert led_by(programme, datetime.date(2027, 11, 22)) == LedBy.NOT_REGISTERED
    assert led_by(programme, datetime.date(2027, 11, 23)) == LedBy.OUT_OF_DATE


def test_not_registered_is_said_only_when_everybody_in_post_was_looked_up():
    programme = programme_with_post(status=RegisterStatus.STRUCK_OFF)
    make_appointment(programme, make_therapist())

    assert led_by(programme) == LedBy.CLAIMED


def test_one_registered_beside_one_who_is_not_leads_it():
    programme = programme_with_post(status=RegisterStatus.STRUCK_OFF)
    make_registered(programme)

    assert led_by(programme, timezone.localdate()) == LedBy.REGISTERED


@pytest.mark.parametrize("number", ["", "AS0002"])
def test_a_look_under_another_number_says_nothing_of_this_person(number):
    programme = programme_with_post(status=RegisterStatus.REGISTERED)
    Therapist.objects.update(hcpc_number=number)

    assert led_by(programme) == LedBy.CLAIMED


@pytest.mark.parametrize(
    "change",
    [
        {"therapist": "other"},
        {"role": "musician"},
        {"programme": "other"},
        {"starts_on": datetime.date(2026, 11, 23)},
        {"ends_on": datetime.date(2026, 11, 21)},
    ],
)
def test_a_post_that_changed_hands_undoes_the_check(change):
    programme = programme_with_post(status=RegisterStatus.REGISTERED)
    others = {"therapist": make_therapist, "programme": make_programme}
    programme.appointments.update(
        **{name: others[name]() if value == "other" else value for name, value in change.items()}
    )

    assert Programme.objects.with_checks(TODAY).get(pk=programme.pk).leadership_check_id is None
    assert led_by(programme) != LedBy.REGISTERED


def test_a_post_taken_away_undoes_the_check():
    programme = programme_with_post(status=RegisterStatus.REGISTERED)
    programme.appointments.all().delete()

    assert Programme.objects.with_checks(TODAY).get().leadership_check_id is None


def test_a_new_post_undoes_the_check_on_its_first_day():
    programme = programme_with_post(status=RegisterStatus.REGISTERED)
    make_appointment(programme, role="musician", starts_on=datetime.date(2026, 11, 23))

    assert led_by(programme, TODAY) == LedBy.REGISTERED
    assert led_by(programme, datetime.date(2026, 11, 23)) == LedBy.CLAIMED


def test_people_who_come_and_go_leave_other_checks_alone():
    programme = programme_with_post(status=RegisterStatus.REGISTERED)
    make_appointment(programme)

    checked = Programme.objects.with_checks(TODAY).get()
    assert (checked.leadership_check_id, checked.frequency_checked_on) == (None, TODAY)


def test_a_registered_person_who_left_leads_nothing():
    programme = programme_with_post(status=RegisterStatus.REGISTERED)
    programme.appointments.update(ends_on=datetime.date(2026, 11, 21))

    assert led_by(programme) == LedBy.NOT_KNOWN


def test_a_later_check_replaces_an_earlier_one():
    programme = programme_with_post(status=RegisterStatus.REGISTERED)
    therapist = programme.appointments.get().therapist
    make_register_check(therapist, checked_on=TODAY, recorded_on=TODAY, status=RegisterStatus.STRUCK_OFF)

    assert led_by(programme) == LedBy.NOT_REGISTERED


def test_changing_the_claim_undoes_the_leadership_check():
    programme = programme_with_post(status=RegisterStatus.REGISTERED)
    Programme.objects.update(led_by_claim="counsellor")

    assert led_by(programme) == LedBy.CLAIMED


@pytest.mark.parametrize("claim", ["musician", "counsellor", "support_worker"])
def test_others_lead_an_activity_not_therapy(claim):
    assert led_by(make_programme(led_by_claim=claim)) == LedBy.ACTIVITY


def test_a_claim_alone_stays_a_claim():
    assert led_by(make_programme(led_by_claim="music_therapist")) == LedBy.CLAIMED


def test_silence_is_not_known():
    assert led_by(make_programme()) == LedBy.NOT_KNOWN


def test_could_not_reach_moves_no_date():
    programme = make_programme()
    earlier = make_fact_check(programme, Topic.FREQUENCY, checked_on=datetime.date(2026, 2, 1))
    make_fact_check(programme, Topic.FREQUENCY, outcome="not_reached")

    assert Programme.objects.with_checks().get().frequency_check_id == earlier.pk


def test_editing_a_fact_undoes_its_check_and_no_other():
    programme = make_programme(frequency="weekly")
    make_registered(programme)
    programme.frequency = "monthly"
    programme.save()

    checked = Programme.objects.with_checks().get()
    assert (checked.frequency_checked_on, checked.checked_on) == (None, None)
    assert checked.aftercare_checked_on is not None


def test_listing_is_as_fresh_as_the_oldest_of_three_checks():
    programme = make_programme()
    for day, topic in [(3, Topic.FREQUENCY), (1, Topic.LEADERSHIP), (2, Topic.AFTERCARE)]:
        make_fact_check(programme, topic, checked_on=datetime.date(2026, 3, day))

    assert Programme.objects.with_checks().get().checked_on == datetime.date(2026, 3, 1)
