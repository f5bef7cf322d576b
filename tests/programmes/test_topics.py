"""A check vouches for every value it saw, and every fact on a page is of some check."""

import datetime

import pytest

from programmes.checking import topic_states
from programmes.fields import ChoiceSetField
from programmes.models import Centre, Programme
from programmes.topics import CENTRE_TOPICS, PROGRAMME_TOPICS, values_text
from programmes.vocabulary import Topic
from tests.builders import make_centre, make_fact_check, make_programme

WATCHED = {
    Programme: [(topic, name) for topic, names in PROGRAMME_TOPICS.items() for name in names],
    Centre: [(topic, name) for topic, names in CENTRE_TOPICS.items() for name in names],
}

# What the constraints ask for beside a field's other value.
BESIDE = {
    "sessions_per_week": {"frequency": "several_weekly", "sessions_per_week": 2},
    "aftercare_months": {"aftercare_length": "months", "aftercare_months": 3},
    "takes_from_area": {"takes_from": "area", "takes_from_area": "Leeds"},
    "registration_id": {"regulator": "cqc"},
    "rating": {"rating": "Good", "rating_on": datetime.date(2026, 1, 5)},
    "rating_on": {"rating": "Good", "rating_on": datetime.date(2026, 1, 5)},
}
OTHER = {
    "aftercare": ("one_to_one",),
    "aftercare_length": "open_ended",
    "phone": "+442079460123",
    "postcode": "LS21 3AB",
    "rating_on": datetime.date(2026, 2, 5),
}

NAMES_IT = "says which listing it is, not what it offers"
OF_THE_SITE = "kept by the site, not told by the centre"
IN_OUR_WORDS = "our own words: read again at every publishing"
UNWATCHED = {
    Programme: {
        "name": NAMES_IT,
        "centre": NAMES_IT,
        "slug": NAMES_IT,
        "sort_name": NAMES_IT,
        "id": OF_THE_SITE,
        "status": OF_THE_SITE,
        "published_on": OF_THE_SITE,
        "closed_on": OF_THE_SITE,
        "closed_reason": OF_THE_SITE,
        "created_at": OF_THE_SITE,
        "changed_at": OF_THE_SITE,
        "curator": OF_THE_SITE,
        "summary": IN_OUR_WORDS,
        "description": IN_OUR_WORDS,
    },
    Centre: {
        "name": NAMES_IT,
        "provider": "a row of its own, with its own name",
        "id": OF_THE_SITE,
        "county": "follows from the town and the postcode",
        "nation": "follows from the town and the postcode",
        "region": "follows from the town and the postcode",
        "latitude": "follows from the address",
        "longitude": "follows from the address",
        "coordinates_from": OF_THE_SITE,
        "changed_at": OF_THE_SITE,
        "curator": OF_THE_SITE,
    },
}


def other_value(model, name):
    """A value that the field does not begin with."""
    field = model._meta.get_field(name)
    if name in OTHER:
        return OTHER[name]
    if isinstance(field, ChoiceSetField):
        return (field.members[0][0],)
    if field.choices:
        return field.choices[0][0]
    return 5 if field.get_internal_type().endswith("IntegerField") else "Other words"


def make(model, name):
    return (make_programme if model is Programme else make_centre)(**BESIDE.get(name, {}))


def save(subject, name, value):
    setattr(subject, name, value)
    subject.save()


def update(subject, name, value):
    type(subject).objects.filter(pk=subject.pk).update(**{name: value})


def stands(subject, topic) -> bool:
    """Read again; staff's page and the search must agree."""
    subject = type(subject).objects.get(pk=subject.pk)
    is_standing = next(state.is_standing for state in topic_states(subject) if state.topic == topic)
    if isinstance(subject, Programme):
        found = Programme.objects.with_checks(topics=tuple(PROGRAMME_TOPICS)).get(pk=subject.pk)
        assert (getattr(found, f"{topic}_check_id") is not None) == is_standing
    return is_standing


@pytest.mark.django_db
@pytest.mark.parametrize("change", [save, update])
@pytest.mark.parametrize(
    ("model", "topic", "name"),
    [(model, topic, name) for model, watched in WATCHED.items() for topic, name in watched],
)
def test_changing_any_value_it_saw_undoes_a_check(model, topic, name, change):
    subject = make(model, name)
    make_fact_check(subject, topic)
    assert stands(subject, topic)

    change(subject, name, other_value(model, name))

    assert not stands(subject, topic)


@pytest.mark.parametrize("model", [Programme, Centre])
def test_every_fact_is_of_a_check_or_there_is_a_reason(model):
    watched = {name for _, name in WATCHED[model]}
    fields = {field.name for field in model._meta.fields}

    assert fields - watched == set(UNWATCHED[model])


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("how_often", Topic.FREQUENCY),
        ("after_leaving", Topic.AFTERCARE),
        ("price", Topic.PRICE),
        ("stay", Topic.PRACTICAL),
        ("area", Topic.PRACTICAL),
    ],
)
def test_a_value_an_answer_is_made_of_is_of_the_check_beside_that_answer(words, topic):
    known = {"frequency": "weekly", "aftercare": ("group",), "price_from": 900, "longest_stay_days": 28}
    for name in {field.name for field in Programme._meta.fields} - {"centre", "curator"}:
        before, after = (Programme(**known | BESIDE.get(name, {})) for _ in range(2))
        setattr(after, name, other_value(Programme, name))
        is_part_of_it = getattr(before, words) != getattr(after, words)
        assert not is_part_of_it or values_text(before, topic) != values_text(after, topic), name
