"""The index answers as the declaration does in SQL: the same programmes, counts and order."""

import datetime

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programmes.filters import FACETS, ProgrammeFilter, Radius
from programmes.index import Index
from programmes.models import Programme
from programmes.ordering import Order
from programmes.vocabulary import (
    Activity,
    Aftercare,
    Frequency,
    Funding,
    LeaderRole,
    Setting,
    TakesFrom,
    Treats,
)
from tests.builders import check_three_questions, make_centre, make_programme, make_registered

TODAY = datetime.date(2026, 11, 22)
PLACES = ["Leeds", "York", "Newport", "nowhere at all", ""]


def members(choices):
    return st.lists(st.sampled_from(choices.values), unique=True, max_size=3).map(tuple)


LISTING = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Ash", "ash", "Ôl", "Zed", "The Mill"]),
        "frequency": st.sampled_from([Frequency.SEVERAL_WEEKLY, *Frequency.values]),
        "treats": members(Treats),
        "activities": members(Activity),
        "funding": members(Funding),
        "aftercare": st.one_of(
            st.just(("stops",)), members(Aftercare).map(lambda v: tuple(x for x in v if x != "stops"))
        ),
        "setting": st.sampled_from(Setting.values),
        "takes_from": st.sampled_from([TakesFrom.ANYWHERE, TakesFrom.NOT_KNOWN]),
        "led_by_claim": st.sampled_from(LeaderRole.values),
        "price_from": st.one_of(st.none(), st.integers(0, 4000)),
        "price_to": st.sampled_from([None, 4000]),
    }
)
SELECTION = st.fixed_dictionaries(
    {},
    optional={
        **{
            name: st.lists(st.sampled_from(one.values), unique=True, max_size=2)
            for name, one in FACETS.items()
        },
        "near": st.sampled_from(PLACES).map(lambda v: [v]),
        "within": st.sampled_from(Radius.values).map(lambda v: [v]),
        "sort": st.sampled_from(Order.values).map(lambda v: [v]),
    },
)


def search(selection: dict[str, list[str]]) -> ProgrammeFilter:
    query = QueryDict(mutable=True)
    for name, values in selection.items():
        query.setlist(name, values)
    return ProgrammeFilter(query, Programme.objects.published().for_cards(TODAY))


def answered(index: Index, sought: ProgrammeFilter, page=slice(0, 1000)):
    chosen = {name: sought.values.get(name) or [] for name in FACETS}
    found = index.select(chosen, sought.nearby)
    return found, [index.ids[n] for n in index.listed(found, sought.order, page).positions]


def build(listings) -> None:
    centres = [
        make_centre(latitude=53.8, longitude=-1.55, coordinates_from="exact"),
        make_centre(latitude=53.96, longitude=-1.08, coordinates_from="exact"),
        make_centre(nation="wales", region="wales"),
    ]
    for n, listing in enumerate(listings):
        several = listing["frequency"] == Frequency.SEVERAL_WEEKLY
        programme = make_programme(
            centre=centres[n % 3], sessions_per_week=[None, 5, 2][n % 3] if several else None, **listing
        )
        if n % 4 == 1:
            make_registered(programme)
        elif n % 4 == 2:
            check_three_questions(programme, checked_on=datetime.date(2026, 1, 1 + n % 20))


def count_in_sql(selection, name: str, value: str) -> int:
    return search(selection | {name: [value]}).qs.count()


CHOICES = [(name, value) for name, one in FACETS.items() for value in one.values]


@pytest.mark.django_db
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(LISTING, max_size=8),
    st.lists(st.tuples(SELECTION, st.lists(st.sampled_from(CHOICES), max_size=3)), min_size=2, max_size=4),
)
def test_index_answers_as_sql_does(listings, asked):
    Programme.objects.all().delete()
    build(listings)
    index = Index(TODAY)
    for selection, choices in asked:
        sought = search(selection)
        found, ids = answered(index, sought)
        assert ids == [programme.pk for programme in sought.qs]
        assert found.total == len(ids)
        for name, value in choices:
            assert found.counts[name][value] == count_in_sql(selection, name, value)


@pytest.mark.django_db
def test_sql_goes_by_the_highest_price_only_where_the_lowest_is_not_known():
    make_programme(price_from=800, price_to=4000)

    assert [search({"price": [band]}).qs.count() for band in ("under_1000", "over_3000")] == [1, 0]
