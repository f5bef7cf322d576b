"""What a listing leaves open or in doubt is a question to ask; what it answers is not."""

import datetime

import pytest

from programmes.models import Programme
from programmes.questions import open_questions, questions_for
from programmes.topics import PROGRAMME_TOPICS
from programmes.vocabulary import LedBy, ListingStatus
from tests.builders import check_three_questions, make_fact_check, make_programme, make_registered

TODAY = datetime.date(2026, 9, 1)
LONG_AGO = datetime.date(2025, 8, 1)
GROUP = {"aftercare": ("group",)}

# A part of the question, a listing that leaves it open, and one that does not.
ASKED = [
    ("Who leads the sessions", {"led_by": LedBy.NOT_KNOWN}, {"led_by": LedBy.CLAIMED}),
    ("What is their HCPC number", {"led_by": LedBy.CLAIMED}, {"led_by": LedBy.REGISTERED}),
    ("Who leads the music now", {"led_by": LedBy.OUT_OF_DATE}, {"led_by": LedBy.REGISTERED}),
    ("What is their training", {"led_by": LedBy.NOT_REGISTERED}, {"led_by": LedBy.REGISTERED}),
    ("Is anyone who leads the music", {"led_by": LedBy.ACTIVITY}, {"led_by": LedBy.REGISTERED}),
    ("How many sessions", {}, {"frequency": "occasional"}),
    ("how often, now and then", {"frequency": "occasional", "frequency_checked_on": LONG_AGO}, {}),
    (
        "how often, now and then",
        {"frequency": "occasional", "frequency_checked_on": None},
        {"frequency": "occasional"},
    ),
    ("group, one to one, or both", {}, {"music_format": ("group",)}),
    ("Does the music carry on", {}, GROUP),
    ("Does the music carry on", {}, {"aftercare": ("stops",)}),
    ("after leaving, group", GROUP | {"aftercare_checked_on": LONG_AGO}, GROUP),
    ("after leaving, stops", {"aftercare": ("stops",), "aftercare_checked_on": LONG_AGO}, {}),
    ("For how long", GROUP, GROUP | {"aftercare_length": "open_ended"}),
    ("For how long", GROUP, {"aftercare": ("stops",)}),
    ("music afterwards included", GROUP, GROUP | {"aftercare_price": "paid"}),
    ("music afterwards included", GROUP, {"aftercare": ("stops",)}),
    ("music afterwards included", GROUP, {}),
    ("Who is it for", {}, {"treats": ("alcohol",)}),
    ("Who can pay for a place", {}, {"funding": ("charity",)}),
    ("How long is the wait", {}, {"waiting_time": "week"}),
    ("brings on craving", {}, {"asks_about_craving": "no"}),
    ("an assessment", {}, {"has_assessment": "no"}),
    ("What does a week cost", {}, {"price_from": 900}),
    ("What does a week cost", {"funding": ("nhs_council", "private")}, {"funding": ("nhs_council",)}),
    ("the price include", {"price_from": 900}, {"price_from": 900, "price_includes": "Meals."}),
    (
        "the price is from £900",
        {"price_from": 900, "price_includes": "Meals.", "price_checked_on": LONG_AGO},
        {"price_from": 900, "price_includes": "Meals."},
    ),
    ("leaves early", {"price_from": 900}, {"price_from": 900, "leaving_early": "Half back."}),
    ("leaves early", {}, {"funding": ("nhs_council",)}),
]


def questions(**fields) -> str:
    """Of a listing whose answers were all checked a month ago, unless said."""
    dates = {f"{topic}_checked_on": datetime.date(2026, 8, 1) for topic in PROGRAMME_TOPICS}
    derived = {"led_by": LedBy.NOT_KNOWN} | dates
    programme = Programme(**{name: value for name, value in fields.items() if name not in derived})
    for name in derived:
        setattr(programme, name, fields.get(name, derived[name]))
    return "\n".join(questions_for(programme, TODAY))


@pytest.mark.parametrize(("question", "open_listing", "answered"), ASKED)
def test_a_question_is_asked_until_it_is_answered(question, open_listing, answered):
    assert question in questions(**open_listing)
    assert question not in questions(**answered)


def test_what_decides_whether_a_place_can_be_had_is_asked_before_the_details():
    asked = questions()

    assert asked.index("Who is it for") < asked.index("brings on craving")


@pytest.mark.django_db
def test_a_listing_with_every_answer_checked_leaves_nothing_open():
    programme = make_programme(
        frequency="weekly",
        music_format=("group",),
        aftercare=("stops",),
        asks_about_craving="yes",
        has_assessment="yes",
        treats=("alcohol",),
        funding=("nhs_council",),
        waiting_time="week",
    )
    make_registered(programme)
    make_fact_check(programme, "practical")

    assert open_questions([programme], datetime.date.today()) == {programme.pk: []}


@pytest.mark.django_db
def test_an_answer_changed_since_its_check_is_asked_again():
    programme = make_programme(frequency="weekly")
    check_three_questions(programme)
    programme.frequency = "monthly"
    programme.save()

    assert "how often, monthly" in "\n".join(open_questions([programme], datetime.date.today())[programme.pk])


@pytest.mark.django_db
@pytest.mark.parametrize("status", [ListingStatus.DRAFT, ListingStatus.CLOSED])
def test_nothing_is_asked_of_a_programme_that_is_not_published(status):
    assert open_questions([make_programme(status=status)], TODAY) == {}


@pytest.mark.django_db
def test_page_to_print_lists_them_and_names_the_place_to_call(client):
    programme = make_programme(slug="birch")
    programme.centre.phone = "+442079460123"
    programme.centre.save()
    html = client.get("/programmes/birch/questions/").content.decode()

    assert "How many sessions a week" in html
    assert "020 7946 0123" in html
    assert "/programmes/birch/questions/" in client.get("/programmes/birch/").content.decode()


@pytest.mark.django_db
def test_page_to_print_of_a_closed_or_renamed_programme_leads_to_its_page(client):
    make_programme(slug="closed", status=ListingStatus.CLOSED)
    renamed = make_programme(slug="old")
    renamed = Programme.objects.get(pk=renamed.pk)
    renamed.slug = "new"
    renamed.save()

    assert client.get("/programmes/closed/questions/").url == "/programmes/closed/"
    assert client.get("/programmes/old/questions/").url == "/programmes/new/"


@pytest.mark.django_db
def test_page_to_print_of_a_draft_is_not_found(client):
    make_programme(slug="draft", status=ListingStatus.DRAFT)

    assert client.get("/programmes/draft/questions/").status_code == 404


@pytest.mark.django_db
def test_details_that_nobody_checked_are_asked_about(client):
    programme = make_programme(frequency="weekly")
    make_registered(programme)
    address = f"{programme.get_absolute_url()}questions/"

    assert "the setting, the length of stay" in client.get(address).text
    make_fact_check(programme, "practical")
    assert "the setting, the length of stay" not in client.get(address).text


@pytest.mark.django_db
def test_a_price_is_doubted_whether_or_not_it_says_what_it_includes():
    programme = make_programme(price_from=900, funding=("private",))
    asked = "\n".join(open_questions([programme], datetime.date.today())[programme.pk])

    assert "What does the price include" in asked
    assert "Our listing says: the price is" in asked
