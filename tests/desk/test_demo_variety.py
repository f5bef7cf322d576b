"""The demonstration shows everything that a listing, a check or an enquiry can be."""

import datetime
from collections import Counter

import pytest
from post_office.models import STATUS, Email

from desk.demo import fill
from enquiries.models import Enquiry, MistakeReport
from enquiries.vocabulary import AskingFor, MistakeState, MistakeTopic, State
from places.models import Nation
from programmes.fields import ChoiceSetField
from programmes.models import Appointment, Centre, FactCheck, Programme, Provider, RegisterEntry
from programmes.vocabulary import LeaderRole, LedBy, ListingStatus, Region
from tests.desk.demonstration import TODAY, published
from therapists.dates import months_before
from therapists.models import NamingAgreement, RegisterCheck, RegisterState, RegisterStatus, Therapist


def band(programme, today=TODAY) -> str:
    if programme.checked_on is None:
        return "never"
    months = next((m for m in (6, 12) if programme.checked_on >= months_before(today, m)), None)
    return {6: "fresh", 12: "ageing"}.get(months, "older")


def test_there_is_as_much_as_promised(filled):
    assert Programme.objects.published().count() >= 150
    assert Centre.objects.count() >= 110
    assert Provider.objects.count() >= 60
    assert Therapist.objects.count() == 60


def test_published_programmes_lie_in_every_nation_and_region(filled):
    assert {p.centre.nation for p in published()} == set(Nation.values)
    assert {p.centre.region for p in published()} == set(Region.values)


CHOSEN = [
    field for field in Programme._meta.fields if field.choices and field.name[:6] not in ("status", "closed")
]
SETS = [field for field in Programme._meta.fields if isinstance(field, ChoiceSetField)]


@pytest.mark.parametrize("field", CHOSEN, ids=lambda field: field.name)
def test_every_value_of_a_field_is_published(filled, field):
    values = set(Programme.objects.published().values_list(field.name, flat=True))
    assert values == {value for value, _ in field.choices}


@pytest.mark.parametrize("field", SETS, ids=lambda field: field.name)
def test_every_member_of_a_set_is_published_and_so_is_not_known(filled, field):
    sets = list(Programme.objects.published().values_list(field.name, flat=True))
    assert {member for chosen in sets for member in chosen} == {value for value, _ in field.members}
    assert () in sets


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Programme, "status"),
        (Centre, "regulator"),
        (Centre, "coordinates_from"),
        (FactCheck, "topic"),
        (FactCheck, "method"),
        (FactCheck, "outcome"),
        (RegisterCheck, "status"),
        (RegisterCheck, "modality"),
        (Appointment, "role"),
        (NamingAgreement, "method"),
        (RegisterEntry, "register"),
        (RegisterEntry, "judgement"),
        (Enquiry, "asking_for"),
        (Enquiry, "state"),
    ],
)
def test_every_value_is_there(filled, model, name):
    values = set(model._default_manager.values_list(name, flat=True))
    assert values == {value for value, _ in model._meta.get_field(name).choices}


def test_every_reason_to_close_is_there(filled):
    reasons = {p.closed_reason for p in Programme.objects.filter(status=ListingStatus.CLOSED)}
    assert reasons == {value for value, _ in Programme._meta.get_field("closed_reason").choices}


def test_every_outcome_of_who_leads_it_is_published_and_four_in_ten_are_registered(filled):
    outcomes = Counter(p.led_by for p in published())
    assert set(outcomes) == set(LedBy.values)
    assert 0.35 < outcomes[LedBy.REGISTERED] / outcomes.total() < 0.5


# The day after a renewal deadline, when most register checks went out of date; and a leap day.
ODD_DAYS = [datetime.date(2028, 6, 1), datetime.date(2028, 2, 29)]


@pytest.mark.parametrize("today", ODD_DAYS)
@pytest.mark.django_db
def test_the_shares_hold_on_any_day(today):
    fill(today)
    outcomes = Counter(p.led_by for p in published(today))
    bands = Counter(band(p, today) for p in published(today))
    assert set(outcomes) == set(LedBy.values)
    assert 0.35 < outcomes[LedBy.REGISTERED] / outcomes.total() < 0.5
    assert min(bands[name] for name in ("fresh", "ageing", "older", "never")) > 15


def test_every_band_of_freshness_is_published_in_a_fair_share(filled):
    bands = Counter(band(p) for p in published())
    assert min(bands[name] for name in ("fresh", "ageing", "older", "never")) > 15


def test_much_is_not_known(filled):
    unknown = Programme.objects.published().filter(frequency="not_known").count()
    assert 0.2 < unknown / Programme.objects.published().count() < 0.4


def test_registers_say_everything_they_can_say(filled):
    states = set(RegisterCheck.objects.with_state(TODAY).values_list("state", flat=True))
    assert states == set(RegisterState.values)
    assert Therapist.objects.filter(register_checks=None).exists()


def test_some_agreed_to_be_named_some_did_not_and_one_withdrew(filled):
    assert 20 < Therapist.objects.public().count() < 45
    assert Therapist.objects.filter(agreements=None).count() > 15
    withdrawn = Therapist.objects.exclude(agreements__withdrawn_on=None)
    assert withdrawn.exclude(pk__in=Therapist.objects.public()).count() == 1


def test_posts_are_open_ended_and_to_come(filled):
    assert Appointment.objects.filter(ends_on__lt=TODAY).count() > 10
    assert Appointment.objects.filter(starts_on__gt=TODAY).exists()
    assert Appointment.objects.open(TODAY).count() > 100


def test_appointments_show_every_kind_of_hand(filled):
    assert set(Appointment.objects.open(TODAY).values_list("role", flat=True)) == set(LeaderRole.values)


def test_conditions_and_a_caution_stand_beside_registered_people(filled):
    marked = RegisterCheck.objects.filter(status__in=[RegisterStatus.CONDITIONS, RegisterStatus.CAUTION])
    assert marked.filter(therapist__appointments__isnull=False).exists()


def test_the_strip_has_its_longest_week_and_more_than_a_year_after(filled):
    assert published().filter(sessions_per_week__gte=7).exists()
    assert published().filter(aftercare_months__gt=12).exists()
    assert published().filter(aftercare_length="open_ended").exists()


def test_enquiries_reach_teams_and_have_their_notices(filled):
    assert set(Enquiry.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Enquiry.objects.values_list("asking_for", flat=True)) == set(AskingFor.values)
    assert Enquiry.objects.values("team").distinct().count() > 2
    assert Enquiry.objects.exclude(rule=None).exists()
    assert set(Email.objects.values_list("status", flat=True)) == {STATUS.queued, STATUS.sent}


def test_reports_of_mistakes_are_about_everything_and_in_every_state(filled):
    reports = MistakeReport.objects.all()
    assert {report.topic for report in reports} == set(MistakeTopic.values)
    assert {report.state for report in reports} == set(MistakeState.values)
    assert {bool(report.email) for report in reports.open()} == {True, False}
