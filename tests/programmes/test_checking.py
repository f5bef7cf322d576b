"""Recording a check is an act of its own, with rules that span several tables."""

import datetime
from unittest.mock import Mock

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes.checking import facts_of, has_answer, outcome_as_it_stands, record_checks, topic_states
from programmes.models import FactCheck, Programme
from programmes.topics import PROGRAMME_TOPICS, THREE_QUESTIONS
from programmes.vocabulary import CheckOutcome, LedBy, ListingStatus, Topic
from tests.builders import (
    make_appointment,
    make_centre,
    make_fact_check,
    make_programme,
    make_register_check,
    make_staff,
    make_therapist,
)

pytestmark = pytest.mark.django_db

ANSWERS = {"frequency": "weekly", "aftercare": ("group",), "led_by_claim": "musician"}


def record(subject, topics, **fields):
    defaults = {
        "by": fields.pop("by", None) or make_staff(),
        "on": timezone.localdate(),
        "method": "phone",
        "outcome": CheckOutcome.CONFIRMED,
    }
    return record_checks(subject, topics, **defaults | fields)


def test_one_act_records_every_topic():
    make_staff()  # so that the curator is not the first account in the table
    programme, curator = make_programme(**ANSWERS), make_staff()

    record(programme, THREE_QUESTIONS, by=curator, own_words="Every Tuesday.")

    checked = Programme.objects.with_checks().get()
    assert checked.checked_on == timezone.localdate()
    assert set(FactCheck.objects.values_list("checked_by", "own_words")) == {(curator.pk, "Every Tuesday.")}


def test_saving_is_not_checking():
    programme = make_programme(**ANSWERS)
    record(programme, THREE_QUESTIONS, on=datetime.date(2026, 1, 5))

    programme.save()

    assert Programme.objects.with_checks().get().checked_on == datetime.date(2026, 1, 5)


def test_people_confirmed_in_post_make_it_registered():
    programme, therapist = make_programme(), make_therapist(hcpc_number="AS0001")
    make_register_check(therapist)
    post = make_appointment(programme, therapist)

    record(programme, THREE_QUESTIONS[1:2], appointments=[post])

    assert Programme.objects.with_led_by().get().led_by == LedBy.REGISTERED


def test_a_post_elsewhere_is_not_confirmed():
    with pytest.raises(ValidationError, match="did not hold this post"):
        record(
            make_programme(**ANSWERS), [Topic.LEADERSHIP], appointments=[make_appointment(make_programme())]
        )


@pytest.mark.parametrize("dates", [{"ends_on": "2026-03-31"}, {"starts_on": "2026-05-01"}])
def test_a_post_not_held_on_the_day_is_not_confirmed(dates):
    programme = make_programme(**ANSWERS)
    post = make_appointment(programme, **{k: datetime.date.fromisoformat(v) for k, v in dates.items()})

    with pytest.raises(ValidationError, match="did not hold this post"):
        record(programme, [Topic.LEADERSHIP], on=datetime.date(2026, 4, 10), appointments=[post])


@pytest.mark.parametrize(
    ("topic", "outcome"), [(Topic.AFTERCARE, "confirmed"), (Topic.LEADERSHIP, "not_reached")]
)
def test_people_are_confirmed_only_by_an_answer_to_who_leads_it(topic, outcome):
    programme = make_programme(**ANSWERS)
    post = make_appointment(programme)

    with pytest.raises(ValidationError, match="only by a check of who leads it"):
        record(programme, [topic], outcome=outcome, appointments=[post])


@pytest.mark.parametrize("topic", THREE_QUESTIONS)
def test_nothing_is_confirmed_that_the_listing_does_not_say(topic):
    with pytest.raises(ValidationError, match="does not answer this yet"):
        record(make_programme(), [topic])


@pytest.mark.parametrize("topic", THREE_QUESTIONS)
def test_what_the_listing_says_is_not_recorded_as_unknown(topic):
    with pytest.raises(ValidationError, match="the listing answers this"):
        record(make_programme(**ANSWERS), [topic], outcome="asked_not_known")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("not_known", "If they no longer know, first end each open post"),
        ("musician", "listing and end each open post"),
    ],
)
def test_an_open_post_is_ended_before_who_leads_it_is_unknown(claim, words):
    programme = make_programme(led_by_claim=claim)
    make_appointment(programme)

    with pytest.raises(ValidationError, match=words):
        record(programme, [Topic.LEADERSHIP], outcome="asked_not_known")


@pytest.mark.parametrize("outcome", ["confirmed", "changed"])
def test_an_open_post_is_confirmed_or_said_not_to_be(outcome):
    programme = make_programme(**ANSWERS)
    make_appointment(programme)
    with pytest.raises(ValidationError, match="say that they confirmed nobody"):
        record(programme, [Topic.LEADERSHIP], outcome=outcome)

    (check,) = record(programme, [Topic.LEADERSHIP], outcome=outcome, nobody_confirmed=True)

    assert not check.appointments.exists()


@pytest.mark.parametrize(
    ("post", "topic", "outcome"),
    [
        ({"ends_on": datetime.date(2026, 11, 1)}, "leadership", "confirmed"),
        ({"starts_on": datetime.date(2026, 11, 1)}, "leadership", "confirmed"),
        ({"role": "musician"}, "leadership", "confirmed"),
        ({}, "leadership", "not_reached"),
        ({}, "frequency", "confirmed"),
    ],
)
def test_nobody_is_asked_about_who_could_not_be_confirmed(post, topic, outcome):
    programme = make_programme(**ANSWERS)
    make_appointment(programme, **post)

    assert record(programme, [topic], outcome=outcome, on=datetime.date(2026, 10, 20))


def test_a_post_to_come_answers_nothing_yet():
    programme = make_programme()
    make_appointment(programme, starts_on=timezone.localdate() + datetime.timedelta(days=9))

    with pytest.raises(ValidationError, match="does not answer this yet"):
        record(programme, [Topic.LEADERSHIP])


def test_people_are_confirmed_by_the_leadership_check_alone():
    programme = make_programme(**ANSWERS)
    record(programme, THREE_QUESTIONS, appointments=[make_appointment(programme)])

    assert FactCheck.objects.exclude(appointments=None).get().topic == Topic.LEADERSHIP


def test_people_are_not_confirmed_on_a_centre():
    with pytest.raises(ValidationError, match="on their programme"):
        record(make_centre(), [Topic.CONTACT], appointments=[make_appointment(make_programme())])


def test_a_topic_refused_late_undoes_the_others(monkeypatch):
    monkeypatch.setattr(FactCheck, "full_clean", Mock(side_effect=[None, ValidationError("no")]))
    with pytest.raises(ValidationError):
        record(make_programme(**ANSWERS), THREE_QUESTIONS)

    assert not FactCheck.objects.exists()


def test_facts_are_said_in_words_and_only_those_known():
    centre = make_centre(regulator="cqc", town="Otley")

    assert facts_of(centre, Topic.REGISTRATION) == [("regulator", "Care Quality Commission (CQC)")]
    assert facts_of(centre, Topic.CONTACT) == [("town", "Otley")]


def test_somebody_and_nobody_is_refused():
    programme = make_programme(**ANSWERS)
    post = make_appointment(programme)

    with pytest.raises(ValidationError, match="keep one of the two"):
        record(programme, [Topic.LEADERSHIP], appointments=[post], nobody_confirmed=True)


def test_a_website_is_named():
    programme = make_programme(**ANSWERS)

    (check,) = record(programme, [Topic.PRICE], method="website", source_url="https://example.org/music")

    assert check.source_url == "https://example.org/music"


def test_one_refusal_records_nothing_at_all():
    with pytest.raises(ValidationError):
        record(make_programme(frequency="weekly"), [Topic.FREQUENCY, Topic.AFTERCARE])

    assert not FactCheck.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": datetime.date(2027, 1, 1)}, "after today"),
        ({"on": datetime.date(2002, 1, 1)}, "before 2003"),
        ({"method": "dream"}, "not a valid choice"),
        ({"outcome": "dream"}, "not a valid choice"),
        ({"source_url": "javascript:alert(1)"}, "valid URL"),
        ({"own_words": "We have a music therapist"}, "protected title"),
        ({"method": "website"}, "write the source address"),
    ],
)
def test_mistakes_are_refused_in_words(fields, words):
    with pytest.raises(ValidationError, match=words):
        record(make_programme(**ANSWERS), [Topic.PRICE], **fields)


def test_no_topic_is_refused():
    with pytest.raises(ValidationError, match="at least one topic"):
        record(make_programme(), [])


def test_topics_of_a_centre_are_not_a_programmes():
    for topic in (Topic.CONTACT, "weather"):
        with pytest.raises(ValidationError, match="not a topic of"):
            record(make_programme(), [topic])
    record(make_centre(), [Topic.CONTACT, Topic.REGISTRATION])


def test_a_closed_programme_is_not_checked():
    with pytest.raises(ValidationError, match="reopen"):
        record(make_programme(status=ListingStatus.CLOSED, **ANSWERS), [Topic.FREQUENCY])


def test_states_agree_with_what_the_search_says():
    programme = make_programme(**ANSWERS)
    for topic in (Topic.FREQUENCY, Topic.AFTERCARE, Topic.PRICE):
        make_fact_check(programme, topic)
    make_fact_check(programme, Topic.FREQUENCY, outcome="not_reached")
    Programme.objects.update(aftercare=("one_to_one",))

    programme = Programme.objects.with_checks(topics=tuple(PROGRAMME_TOPICS)).get()
    for state in topic_states(programme):
        standing = state.check.pk if state.is_standing else None
        assert standing == getattr(programme, f"{state.topic}_check_id")
    assert {t.topic for t in topic_states(programme)} == set(PROGRAMME_TOPICS)


def test_nothing_changed_of_a_listing_that_says_nothing_confirms_nothing():
    programme = make_programme()

    assert outcome_as_it_stands(programme, Topic.PRACTICAL) == "asked_not_known"
    assert outcome_as_it_stands(programme.centre, Topic.REGISTRATION) == "asked_not_known"
    programme.setting = "residential"
    assert outcome_as_it_stands(programme, Topic.PRACTICAL) == "confirmed"


def test_a_post_of_no_known_role_does_not_answer_who_leads_it():
    programme = make_programme()
    make_appointment(programme, role="not_known")

    assert not has_answer(programme, Topic.LEADERSHIP, timezone.localdate())
