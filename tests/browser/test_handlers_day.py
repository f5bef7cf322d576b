"""A day at the desk: an enquiry comes, is answered, is passed on to a colleague, nears its promise and is closed.

The visitor has a small phone without script; those who answer have the admin.
"""

import datetime
from urllib.parse import urlsplit

import pytest
import time_machine
from post_office.models import Email

from enquiries.escalation import tell_of_promises
from enquiries.models import Enquiry
from tests.browser.conftest import listen
from tests.browser.signing_in import sign_in
from tests.builders import make_centre, make_programme
from tests.enquiries.builders import make_rule, make_team
from tests.staff import make_handler

pytestmark = pytest.mark.browser

INBOX = "/admin/enquiries/enquiry/"
ASKED, ANSWERED, ADDED = "Is there a choir?", "Yes, on Mondays.", "And on Sundays?"
PHONE = {"java_script_enabled": False, "viewport": {"width": 360, "height": 740}}


@pytest.fixture
def windows(chromium, live_server, django_db_serialized_rollback, transactional_db, complaints):
    """Opens a window of its own for each person; whatever a page does wrong fails the test."""
    contexts = []

    def open_window(**looks):
        contexts.append(chromium.new_context(base_url=live_server.url, **looks))
        page = contexts[-1].new_page()
        listen(page, urlsplit(live_server.url).netloc, complaints)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def programme(windows):
    return make_programme(
        slug="birch-house",
        name="Birch House",
        centre=make_centre(nation="wales", region="wales", town="Newport"),
    )


@pytest.fixture
def colleagues(programme):
    """The team that is asked about Wales; Carys comes first, since her number is lower."""
    both = [make_handler(username=name, email=f"{name}@example.org") for name in ("carys", "dai")]
    make_rule(make_team(*both), nation="wales")
    return both


def ask(page, trap: str = "") -> Enquiry:
    page.goto("/enquiries/new/?programme=birch-house")
    page.check("[name=asking_for][value=family]")
    page.fill("[name=email]", "ann@example.org")
    page.fill("[name=message]", ASKED)
    page.check("[name=consent]")
    page.locator("[name=website]").fill(trap, force=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page.click("text=Send my question")
    page.wait_for_selector("text=Your reference is")
    return Enquiry.objects.latest("created_at")


def open_from_inbox(page, enquiry: Enquiry) -> None:
    page.goto(INBOX)
    page.get_by_role("link", name=enquiry.reference).click()


def write(page, what: str, text: str, button: str) -> None:
    page.get_by_role("link", name=what, exact=True).click()
    page.locator("textarea").fill(text)
    page.get_by_role("button", name=button).click()
    page.wait_for_selector(".messagelist .success")


def be_away_today(page) -> str:
    """What the page says afterwards."""
    page.goto("/admin/enquiries/absence/add/")
    page.fill("[name=starts_on]", datetime.date.today().isoformat())
    page.get_by_role("button", name="Save", exact=True).click()
    return page.inner_text(".messagelist")


def listed(page, query: str = "") -> str:
    page.goto(INBOX + query)
    return page.inner_text("#changelist")


def test_a_day_with_an_absence(windows, colleagues):
    carys, dai = colleagues
    visitor, hers, his = windows(**PHONE), windows(), windows()
    sign_in(hers, carys)
    sign_in(his, dai)

    first = ask(visitor)
    link = visitor.locator("a[href*='/yours/']").get_attribute("href")
    open_from_inbox(hers, first)
    assert "It names Wales." in hers.inner_text(".field-why_it_came")
    assert "To carys" in hers.inner_text(".field-why_it_came")
    hers.get_by_role("button", name="Take it").click()
    write(hers, "Write a note", "Rang the centre.", "Write it down")
    write(hers, "Answer", ANSWERED, "Send the answer")

    visitor.goto(link)
    assert ANSWERED in visitor.inner_text("main")
    assert "Rang the centre." not in visitor.inner_text("main")
    visitor.fill("[name=text]", ADDED)
    visitor.click("text=Send it")
    visitor.wait_for_selector("text=You added a line")

    assert first.reference not in listed(his, "?whose=mine")
    assert "passed on: 1" in be_away_today(hers)
    assert first.reference in listed(his, "?whose=mine")
    open_from_inbox(his, first)
    assert "passed on, since carys is away" in his.inner_text(".field-why_it_came")
    assert ADDED in his.inner_text("#entries")

    second = ask(visitor)
    assert "To dai: the only one of Wales who was there." in second.why_here
    with time_machine.travel(second.due_at - datetime.timedelta(hours=4)):
        tell_of_promises()
    near = Email.objects.get(subject=f"Enquiry {second.reference} needs an answer soon")
    assert near.to == [dai.email]

    open_from_inbox(his, second)
    his.get_by_role("button", name="Close it").click()
    assert second.reference not in listed(his)

    spam = ask(visitor, trap="https://example.org")
    assert spam.reference not in listed(his)
    assert "1 enquiry may be spam" in his.inner_text(".messagelist")
    assert spam.reference in listed(his, "?state=suspected")
