"""The numbers on “How we check” are counted, of what the public can find, on the day."""

import datetime

import pytest

from programmes.figures import figures_of, whole_percent
from programmes.vocabulary import ListingStatus
from tests.builders import check_three_questions, make_centre, make_programme, make_registered

TODAY = datetime.date.today()


def known() -> dict[str, int]:
    return {share.label: share.number for share in figures_of(TODAY).known}


def days_ago(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


@pytest.mark.django_db
def test_programmes_and_centres_are_counted_without_drafts_and_closed_ones():
    centre = make_centre()
    make_programme(centre=centre)
    make_programme(centre=centre)
    for status in (ListingStatus.DRAFT, ListingStatus.CLOSED):
        make_programme(status=status)

    assert (figures_of(TODAY).total, figures_of(TODAY).centres) == (2, 1)


@pytest.mark.django_db
def test_what_is_known_is_counted_question_by_question():
    make_programme()
    make_programme(frequency="occasional", led_by_claim="musician")
    make_registered(make_programme(aftercare=("stops",)))

    assert known() == {
        "Who leads it, as checked or as said": 2,
        "An HCPC registration that we checked": 1,
        "How often": 1,
        "What follows after leaving": 1,
    }


@pytest.mark.django_db
def test_bands_and_the_age_in_the_middle_are_of_the_oldest_check():
    for days in (10, 20, 300, 500):
        check_three_questions(make_programme(), checked_on=days_ago(days))
    make_programme()
    figures = figures_of(TODAY)

    assert [share.number for share in figures.bands] == [2, 1, 1, 1]
    assert (figures.median_days, figures.checked) == (20, 4)


@pytest.mark.django_db
def test_nothing_listed_is_said_and_not_divided_by(client):
    assert figures_of(TODAY).median_days is None
    assert "We list no programme yet" in client.get("/how-we-check/").text


@pytest.mark.parametrize(
    ("number", "of", "percent"),
    [(0, 182, 0), (158, 182, 87), (76, 182, 42), (38, 182, 21), (1, 8, 13), (199, 200, 99), (200, 200, 100)],
)
def test_a_share_is_rounded_half_up_and_never_to_all(number, of, percent):
    assert whole_percent(number, of) == percent


@pytest.mark.django_db
def test_every_share_says_its_number_and_of_how_many(client):
    make_programme()
    make_programme(frequency="weekly")

    assert '1 of 2 <span class="muted">(50%)</span>' in client.get("/how-we-check/").text


@pytest.mark.django_db
def test_page_states_the_rules_as_they_are_set(client, settings):
    settings.CHECK_VALID_MONTHS, settings.FRESHNESS_MONTHS = 9, (3, 7)
    settings.HCPC_RENEWAL_DEADLINE = (4, 30)
    html = client.get("/how-we-check/").text

    assert "less than 9 months old" in html
    assert "3 to 7 months ago" in html
    assert "30 April of every even year" in html
