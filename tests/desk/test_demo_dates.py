"""No date and no share on a public page is typed: each goes back to a check, worked out here anew."""

import datetime
import re
import xml.etree.ElementTree as ET
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programmes.models import FactCheck, Programme
from programmes.topics import CENTRE_TOPICS, THREE_QUESTIONS, values_text
from programmes.vocabulary import CheckOutcome
from tests.desk.demonstration import TODAY, published
from therapists.dates import last_day_within
from therapists.models import RegisterCheck, Therapist

A_DATE = re.compile(r"\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (20\d\d)\b")
TOPICS = {
    "Who leads it": "leadership",
    "How often": "frequency",
    "After you leave": "aftercare",
    "Price": "price",
    "Practical details": "practical",
    "Address, phone and website": "contact",
    "Regulator and rating": "registration",
}


@pytest.fixture(scope="module")
def client(filled):
    with time_machine.travel(datetime.datetime.combine(TODAY, datetime.time(12)), tick=False):
        yield Client()


def text_of(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return unescape(response.content.decode())


def dates_in(html: str) -> list[datetime.date]:
    return [datetime.datetime.strptime(" ".join(found), "%d %b %Y").date() for found in A_DATE.findall(html)]


def vouching(programme: Programme, topic: str) -> FactCheck | None:
    """The newest check of a topic that reached somebody, if what it saw still stands; read row by row."""
    subject = programme.centre if topic in CENTRE_TOPICS else programme
    checks = [
        c for c in subject.fact_checks.all() if c.topic == topic and c.outcome != CheckOutcome.NOT_REACHED
    ]
    newest = max(checks, key=lambda c: (c.checked_on, c.recorded_at, c.pk), default=None)
    if newest is None or newest.values_checked != values_text(subject, topic):
        return None
    return newest if topic != "leadership" or saw_who_is_here(newest, programme) else None


def saw_who_is_here(check: FactCheck, programme: Programme) -> bool:
    seen = sorted((post.appointment_id, post.therapist_id, post.role) for post in check.seen_posts.all())
    here = [
        (post.pk, post.therapist_id, post.role)
        for post in programme.appointments.all()
        if (post.starts_on or TODAY) <= TODAY <= (post.ends_on or TODAY)
    ]
    return seen == sorted(here)


def rows_of(html: str) -> list[tuple[str, list[datetime.date]]]:
    """Each row of "How we know": its question, and the dates in its last cell."""
    table = html.split('<table class="evidence">')[1].split("</table>")[0]
    rows = re.findall(r"<tr>\s*<td><b>([^<]+):</b>.*?<td>(?:(?!<td>).)*</td>\s*</tr>", table, re.DOTALL)
    cells = re.findall(r"<td>((?:(?!<td>).)*)</td>\s*</tr>", table, re.DOTALL)
    return [(question, dates_in(cell)) for question, cell in zip(rows, cells, strict=True)]


def all_published() -> list[Programme]:
    return list(
        published().prefetch_related(
            "fact_checks__seen_posts", "appointments__therapist__register_checks", "centre__fact_checks"
        )
    )


def test_every_date_of_a_listing_is_that_of_its_check(client):
    led_by = dict(published().with_led_by().values_list("pk", "led_by"))
    for programme in all_published():
        looks = {
            look.checked_on
            for post in programme.appointments.all()
            for look in post.therapist.register_checks.all()
        }
        for question, dates in rows_of(text_of(client, programme.get_absolute_url())):
            is_of_the_register = question == "Who leads it" and led_by[programme.pk] == "not_registered"
            if question == "On the HCPC register" or is_of_the_register:
                assert set(dates) <= looks
                continue
            check = vouching(programme, TOPICS[question])
            assert dates == ([check.checked_on] if check else []), (programme, question)


def test_every_card_carries_the_oldest_of_its_three_checks(client):
    cards = {}
    for page in range(1, 11):
        html = text_of(client, f"/programmes/?page={page}")
        for card in html.split('<article class="card result">')[1:]:
            slug = re.search(r"/programmes/([^/]+)/", card)[1]
            cards[slug] = dates_in(card.split('<span class="checked')[1].split("</span>")[0])
    programmes = all_published()

    assert len(cards) == len(programmes)
    for programme in programmes:
        checks = [vouching(programme, topic) for topic in THREE_QUESTIONS]
        oldest = [min(check.checked_on for check in checks)] if all(checks) else []
        assert cards[programme.slug] == oldest, programme


def test_every_date_of_a_person_is_that_of_a_look_at_the_register(client):
    people = Therapist.objects.public()
    assert len(people) > 20
    for person in people:
        newest = RegisterCheck.objects.filter(therapist=person).newest_first().first()
        known = [newest.checked_on, newest.counts_until] if newest else []
        assert set(dates_in(text_of(client, person.get_absolute_url()))) <= set(known), person


def with_all() -> list[Programme]:
    """Those that left the list too."""
    related = ("fact_checks", "appointments__therapist__register_checks", "centre__fact_checks")
    return list(Programme.objects.visible().select_related("centre").prefetch_related(*related))


def days_behind(programme: Programme) -> set[datetime.date]:
    """On which it was saved, asked about or looked up, somebody came or left, or one of these ran out."""
    posts = programme.appointments.all()
    looks = [look for post in posts for look in post.therapist.register_checks.all()]
    checks = [*programme.fact_checks.all(), *programme.centre.fact_checks.all()]
    counted = [last_day_within(check.checked_on, 12) for check in checks] + [
        look.counts_until for look in looks
    ]
    return (
        {timezone.localdate(row.history_date) for row in programme.history.all()}
        | {one.checked_on for one in (*checks, *looks)}
        | {day for post in posts for day in (post.starts_on, post.ends_on) if day}
        | {day + datetime.timedelta(days=1) for day in counted}
    )


def test_a_page_of_what_closed_carries_the_day_it_closed(client):
    closed = Programme.objects.filter(status="closed").select_related("centre")
    assert closed
    for programme in closed:
        dates = set(dates_in(text_of(client, programme.get_absolute_url())))
        assert programme.closed_on in dates
        assert dates <= {programme.closed_on, programme.centre.rating_on}, programme


def test_every_day_of_a_history_is_behind_it(client):
    for programme in with_all():
        html = text_of(client, reverse("programmes:history", args=[programme.slug]))
        days = set(dates_in(html.split("<h1>")[1]))
        listed = {programme.published_on, programme.closed_on} - {None}
        assert listed <= days <= days_behind(programme) | listed, programme


def test_every_day_in_the_questions_is_behind_them(client):
    for programme in with_all():
        if programme.status == "published":
            html = text_of(client, reverse("programmes:questions", args=[programme.slug]))
            assert set(dates_in(html)) <= days_behind(programme) | {TODAY}, programme


def test_no_other_page_carries_a_date(client):
    """Those of single programmes and people are held above."""
    index = ET.fromstring(client.get("/sitemap-pages.xml").content)
    paths = [one.text.removeprefix("http://testserver") for one in index.iter() if one.tag.endswith("}loc")]
    # Those whose dates are held elsewhere; those of words say when they were written or their sources read.
    dated = ("/programmes/", "/therapists/", "/help/", "/terms/", "/accessibility/")
    words = [path for path in paths if path not in dated and not path.startswith("/guide/")]

    assert len(words) >= 4, words
    assert {path: dates_in(text_of(client, path)) for path in words} == {path: [] for path in words}


def test_every_share_is_counted(client):
    programmes = all_published()
    html = text_of(client, "/how-we-check/")
    shown = dict(re.findall(r'<th scope="row">([^<]+)</th>.*?<td>(\d+) of', html, re.DOTALL))
    checked = [[vouching(p, topic) for topic in THREE_QUESTIONS] for p in programmes]

    assert int(shown["How often"]) == sum(p.frequency != "not_known" for p in programmes)
    assert int(shown["What follows after leaving"]) == sum(p.aftercare != () for p in programmes)
    assert int(shown["Not all checked yet"]) == sum(not all(checks) for checks in checked)
    percents = re.findall(r"<td>(\d+) of (\d+) <span class=\"muted\">\((\d+)%\)", html)
    assert percents
    for number, of, percent in percents:
        assert int(of) == len(programmes)
        assert int(percent) - int(number) * 100 // len(programmes) in (0, 1)
