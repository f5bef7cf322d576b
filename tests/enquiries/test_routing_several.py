"""A rule takes an enquiry about several programmes only if what it asks holds of each of them."""

import pytest

from enquiries.routing import route
from programmes.vocabulary import Setting
from tests.builders import make_centre, make_programme
from tests.enquiries.builders import make_enquiry, make_rule, make_team
from tests.enquiries.inbox import page_of
from tests.enquiries.test_trying import TRY
from tests.staff import make_manager

pytestmark = pytest.mark.django_db


@pytest.fixture
def welsh():
    centre = make_centre(nation="wales", region="wales", town="Newport")
    return [make_programme(name=f"Cân {n}", centre=centre, setting=Setting.ONLINE) for n in (1, 2)]


@pytest.fixture
def scottish():
    return make_programme(name="Òran", centre=make_centre(nation="scotland", region="scotland"))


def test_what_holds_of_all_decides(welsh):
    rule = make_rule(make_team(), nation="wales")

    assert route(welsh, "family").rule == rule


def test_what_holds_of_some_does_not_in_whatever_order(welsh, scottish):
    make_rule(make_team(), nation="wales")

    assert route([*welsh, scottish], "family").team.is_fallback
    assert route([scottish, *welsh], "family").team.is_fallback


def test_rule_on_one_programme_takes_it_alone(welsh):
    rule = make_rule(make_team(), programme=welsh[0])

    assert route(welsh[:1], "family").rule == rule
    assert route(welsh, "family").team.is_fallback


def test_later_rule_that_asks_nothing_of_the_programmes_takes_it(welsh, scottish):
    make_rule(make_team(), nation="wales", position=1)
    anything = make_rule(make_team(name="All"), asking_for="family", position=2)

    assert route([*welsh, scottish], "family").rule == anything


def test_page_of_the_enquiry_says_that_it_asks_about_several(client, welsh, scottish):
    make_rule(make_team(), nation="wales")
    client.force_login(make_manager())
    one, several = (
        client.get(page_of(make_enquiry(*about))).content.decode()
        for about in (welsh[:1], [*welsh, scottish])
    )

    assert "It asks about several programmes: a rule matches only if" in several
    assert "several programmes" not in one


def test_page_that_tries_rules_takes_several(client, welsh, scottish):
    make_rule(make_team(), nation="wales")
    client.force_login(make_manager())
    both = client.get(TRY, {"programme": "Cân 1", "also": "Cân 2", "asking_for": "family"})
    mixed = client.get(
        TRY, {"programme": "Cân 1", "also": f"Cân 2\r\n{scottish.slug}", "asking_for": "family"}
    )

    assert both.context["way"].team.name == "Wales"
    assert mixed.context["way"].team.is_fallback
    assert (
        'Wales <span class="quiet">(holds for 2 of the 3 programmes, and a rule needs all)</span>'
        in mixed.content.decode()
    )
    assert "It asks about several programmes" in mixed.content.decode()


@pytest.mark.parametrize("line", ["Cân", "nothing of ours"])
def test_line_that_fits_not_just_one_is_refused_in_words(client, welsh, line):
    client.force_login(make_manager())
    answer = client.get(TRY, {"programme": "", "also": line, "asking_for": "family"})

    assert "is not the name of just one programme" in answer.content.decode()
    assert "way" not in answer.context
