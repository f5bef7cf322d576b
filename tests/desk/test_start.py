"""The start page: what waits for whom, with numbers that the pages behind them show too."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from post_office.models import STATUS

from desk.start.weeks import WEEKS, Chart, by_week
from desk.start.work import work_for
from enquiries.models import Enquiry, MistakeReport, OutgoingMail
from programmes.models import FactCheck
from tests.builders import make_fact_check, make_programme, make_register_check, make_registered
from tests.enquiries.builders import make_enquiry
from tests.enquiries.mistakes import make_decided, make_mistake
from tests.programmes.test_judging import make_entry
from tests.staff import make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db

# Its page shows one after the other.
LED_TO_ONE = ("People to look up",)


def titles(user) -> list[str]:
    return [work.title for work in work_for(user, timezone.localdate())]


def numbers(user) -> dict[str, int]:
    return {work.title: work.number for work in work_for(user, timezone.localdate())}


def start_page(client, user) -> str:
    client.force_login(user)
    return client.get("/admin/").text


def fill() -> None:
    make_registered(make_programme())
    make_enquiry(make_programme())
    make_mistake()
    make_entry(register_id=f"1-{100000000 + Enquiry.objects.count()}")


def test_what_may_be_spam_is_not_counted_and_not_passed_over():
    user = make_handler()
    make_enquiry(is_suspected=True)
    waiting = work_for(user, timezone.localdate())[0]

    assert waiting.number == 0
    assert "1 more may be spam, and nobody was told: look at it too." in waiting.words


def test_each_role_is_shown_what_it_may_do():
    curating = [
        "Reports of mistakes",
        "Centres to ask again",
        "People to look up",
        "Leads to judge",
        "Register differences",
        "Broken links",
    ]

    assert titles(make_curator()) == curating
    assert titles(make_handler()) == ["Enquiries waiting"]
    assert titles(make_manager()) == ["Enquiries waiting", *curating, "Mails that failed"]


def test_what_is_done_is_not_counted():
    make_decided("declined")
    make_mistake()
    make_entry()
    make_entry(
        register_id="1-100000002", judgement="maybe", judged_by=make_handler(), judged_at=timezone.now()
    )
    make_enquiry(state="closed", answered_at=timezone.now())

    counted = numbers(make_manager())
    assert (counted["Reports of mistakes"], counted["Leads to judge"], counted["Enquiries waiting"]) == (
        1,
        1,
        0,
    )


def test_every_number_leads_to_as_many_rows(client):
    for _ in range(2):
        fill()
    OutgoingMail.objects.update(status=STATUS.failed)
    manager = make_manager()
    client.force_login(manager)

    for work in work_for(manager, timezone.localdate()):
        page = client.get(work.address, follow=True)
        if work.title not in LED_TO_ONE:
            rows = (
                page.context["cl"].result_count
                if "cl" in page.context
                else page.context["page"].paginator.count
            )
            assert rows == work.number, work.title


def test_an_enquiry_past_our_promise_is_urgent(client):
    enquiry = make_enquiry()
    assert "later than we promise" not in start_page(client, make_manager())
    Enquiry.objects.filter(pk=enquiry.pk).update(created_at=timezone.now() - datetime.timedelta(9))
    page = start_page(client, make_manager())

    assert "The oldest has waited 1\xa0week. 1 later than we promise." in page
    assert '<li class="module urgent">' in page


def test_the_page_says_the_weeks_in_words_too(client):
    make_fact_check(make_programme())

    assert "Checks a week: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, and 1 so far this week." in start_page(
        client, make_curator()
    )


def test_weeks_begin_on_mondays_by_our_clock(time_machine):
    time_machine.move_to("2026-04-01 12:00 +0000", tick=False)
    monday = datetime.date(2026, 3, 30)
    for day in (
        monday,
        monday - datetime.timedelta(1),
        monday - datetime.timedelta(7 * 11),
        monday - datetime.timedelta(78),
    ):
        make_fact_check(make_programme(), checked_on=day)
    # In summer time it is Monday in London an hour before it is in Greenwich.
    make_mistake(created_at=datetime.datetime(2026, 3, 29, 23, 30, tzinfo=datetime.UTC))

    assert by_week(FactCheck.objects.all(), "checked_on", monday) == [1, *[0] * 9, 1, 1]
    assert by_week(MistakeReport.objects.all(), "created_at", monday) == [*[0] * 11, 1]


def test_a_bar_is_as_tall_as_its_week_and_none_stands_for_nothing():
    bars = Chart("checks", [0] * 10 + [100, 1]).bars

    assert [(bar.x, bar.y, bar.height) for bar in bars if bar.height] == [(100, 0, 32), (110, 30, 2)]
    assert {bar.height for bar in Chart("checks", [0] * WEEKS).bars} == {0}


def test_one_of_a_kind_does_not_fill_the_picture():
    *_, last = Chart("checks", [0] * 11 + [1]).bars

    assert last.height == 8


def test_a_chart_says_its_scale():
    assert Chart("checks", [0] * 10 + [100, 1]).in_short == "1 this week, at most 100"
    assert Chart("checks", [0] * WEEKS).in_short == "none in 12 weeks"


def test_more_work_asks_no_more_of_the_database():
    manager = make_manager()
    fill()
    with CaptureQueriesContext(connection) as before:
        work_for(manager, timezone.localdate())
    for _ in range(5):
        fill()
    make_register_check(make_registered(make_programme()), status="lapsed")
    with CaptureQueriesContext(connection) as after:
        work_for(manager, timezone.localdate())

    assert len(after) <= len(before) <= 34
