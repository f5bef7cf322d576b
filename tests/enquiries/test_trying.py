"""A page says of any made-up enquiry which rule would take it and who would get it, and writes nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from post_office.models import Email

from enquiries.models import Enquiry
from programmes.shortlist import MOST
from programmes.vocabulary import ListingStatus
from tests.builders import make_centre, make_programme
from tests.enquiries.builders import make_absence, make_enquiry, make_rule, make_team
from tests.enquiries.inbox import page_of
from tests.staff import make_handler, make_manager

pytestmark = pytest.mark.django_db

TRY = "/admin/enquiries/routingrule/try/"


@pytest.fixture
def manager(client):
    client.force_login(make_manager())


@pytest.fixture
def programme():
    centre = make_centre(nation="wales", region="wales", town="Newport")
    return make_programme(centre=centre, name="Tŷ Cân")


def ask(client, programme: str = "", asking_for: str = "family", **more):
    return client.get(TRY, {"programme": programme, "asking_for": asking_for} | more)


def verdicts(answer) -> list[tuple[bool, bool]]:
    """Of each rule in order: whether it matches, and whether it decides."""
    return [(one.matches, one.decides) for one in answer.context["tries"]]


def test_first_visit_asks_and_answers_nothing(client, manager):
    page = client.get(TRY)

    assert page.status_code == 200
    assert "way" not in page.context


def test_page_tells_which_rule_decides_and_who_would_get_it(client, manager, programme):
    carys, hamish = make_handler(username="carys"), make_handler(username="hamish")
    team = make_team(carys, hamish)
    make_rule(make_team(name="Myself"), asking_for="myself", position=1)
    make_rule(team, nation="wales", position=2)
    make_rule(make_team(name="Rest"), position=3)
    make_absence(carys)
    answer = ask(client, programme.slug)
    page = answer.content.decode()

    assert verdicts(answer) == [(False, False), (True, True), (True, False)]
    assert "It goes to Wales: hamish" in page
    assert "carys: away" in page
    assert 'Wales <span class="quiet">(holds)</span>' in page
    assert 'for “Myself” <span class="quiet">(does not hold)</span>' in page


def test_what_the_page_says_is_what_happens(client, manager, programme):
    make_rule(make_team(make_handler()), nation="wales", asking_for="professional")
    way = ask(client, programme.slug, "professional").context["way"]
    enquiry = make_enquiry(programme, asking_for="professional")

    assert (enquiry.rule, enquiry.team, enquiry.assigned_to) == (way.rule, way.team, way.person)


def test_without_rules_it_goes_to_the_fallback(client, manager):
    assert "It goes to Front desk" in ask(client).content.decode()


def test_it_writes_nothing(client, manager, programme):
    make_rule(make_team(make_handler()), nation="wales")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        ask(client, programme.slug)

    assert [
        q["sql"] for q in queries if not q["sql"].lstrip().startswith(("SELECT", "SAVEPOINT", "RELEASE"))
    ] == []
    assert not Enquiry.objects.exists()
    assert not Email.objects.exists()


def test_part_of_a_name_finds_the_one(client, manager, programme):
    assert ask(client, "cân").context["programmes"] == [programme]


def test_several_of_a_name_are_offered(client, manager):
    first, second = make_programme(name="Harbour"), make_programme(name="Harbour House")
    page = ask(client, "harb").content.decode()

    assert f"?programme={first.slug}&amp;asking_for=family" in page
    assert second.slug in page
    assert "It goes to" not in page


def test_whole_name_is_preferred_to_a_part(client, manager):
    first, _ = make_programme(name="Harbour"), make_programme(name="Harbour House")

    assert ask(client, "harbour").context["programmes"] == [first]


@pytest.mark.parametrize("name", ["no such", "Hidden"])
def test_what_the_public_cannot_ask_about_is_not_found(client, manager, name):
    make_programme(name="Hidden", status=ListingStatus.DRAFT)

    assert "No programme that the public can see" in ask(client, name).content.decode()


@pytest.mark.parametrize("query", [{"asking_for": "nobody"}, {"asking_for": "family", "programme": "a\0b"}])
def test_garbled_questions_are_refused(client, manager, query):
    answer = client.get(TRY, query)

    assert answer.status_code == 200
    assert "way" not in answer.context


@pytest.mark.parametrize(("others", "is_taken"), [(MOST - 1, True), (MOST, False)])
def test_as_many_as_a_visitor_may_ask_about_and_no_more(client, manager, others, is_taken):
    slugs = [make_programme().slug for _ in range(others + 1)]
    page = ask(client, slugs[0], also="\n".join(slugs[1:]))

    assert ("way" in page.context) == is_taken
    assert ("One question takes 12 programmes at most" in page.text) != is_taken


def test_it_is_for_those_who_keep_the_rules(client):
    client.force_login(make_handler())

    assert client.get(TRY).status_code == 403


def test_rules_lead_to_it(client, manager):
    assert TRY in client.get(reverse("admin:enquiries_routingrule_changelist")).content.decode()


def test_queries_do_not_grow_with_the_rules(client, manager, django_assert_max_num_queries):
    for number in range(30):
        make_rule(make_team(name=f"Team {number}"), nation="wales", provider=make_centre().provider)

    with django_assert_max_num_queries(16):
        ask(client)


def test_page_of_an_enquiry_says_why_it_came(client):
    carys = make_handler(username="carys")
    make_rule(make_team(carys, make_handler()), asking_for="family", position=7)
    client.force_login(carys)
    page = client.get(page_of(make_enquiry())).content.decode()

    assert "matched, at position 7: for “Someone in my family, or a friend”. It names Wales." in page
    assert "To carys: there, and nobody of Wales who was there had fewer open ones (0)." in page


def test_a_rule_that_holds_for_one_of_several_says_so(client, manager, programme):
    other = make_programme(centre=make_centre(nation="scotland", region="scotland", town="Ayr"), name="Burn")
    make_rule(make_team(make_handler()), nation="wales")
    page = client.get(TRY, {"programme": programme.slug, "also": other.slug, "asking_for": "family"}).text

    assert "(holds for 1 of the 2 programmes, and a rule needs all)" in page


def test_an_error_names_its_field(client, manager, programme):
    page = client.get(TRY, {"programme": programme.slug, "also": "no such", "asking_for": "family"}).text

    assert "“And about”: “no such” is not the name" in page
