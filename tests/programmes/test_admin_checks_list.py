"""The list of all checks: to be searched by what they are about, the newest first."""

import datetime

import pytest
from django.urls import reverse

from programmes.vocabulary import Topic
from tests.builders import make_centre, make_fact_check, make_programme

pytestmark = pytest.mark.django_db
LIST = reverse("admin:programmes_factcheck_changelist")


def about(client, **query) -> list[str]:
    return [str(check.subject) for check in client.get(LIST, query).context["cl"].result_list]


@pytest.fixture
def checks():
    mill, quay = make_centre(name="Mill House"), make_centre(name="Quay")
    day = datetime.date(2026, 3, 1)
    make_fact_check(make_programme(name="Day group", centre=mill), Topic.PRICE, checked_on=day)
    make_fact_check(mill, Topic.CONTACT, checked_on=day + datetime.timedelta(days=1))
    make_fact_check(
        make_programme(name="Mill group", centre=quay),
        Topic.PRICE,
        checked_on=day - datetime.timedelta(days=1),
    )


def test_the_newest_stands_first(admin_client, checks):
    assert about(admin_client) == ["Mill House, Leeds", "Day group", "Mill group"]


def test_no_other_order_is_offered(admin_client, checks):
    assert 'href="?o=' not in admin_client.get(LIST).text


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mill", ["Mill House, Leeds", "Mill group"]),
        ("group mill", ["Mill group"]),
        ("day", ["Day group"]),
        ('"mill house"', ["Mill House, Leeds"]),
        ("'house mill'", []),
        ("quay", []),
        ("100%", []),
    ],
)
def test_a_check_is_found_by_the_name_of_what_it_is_about(admin_client, checks, words, found):
    assert about(admin_client, q=words) == found
