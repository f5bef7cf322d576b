"""Somebody asks, comes back by the private link, adds a line and takes it all back: in a real browser, without script."""

import pytest

from enquiries.models import Enquiry, Entry
from tests.enquiries.builders import private_link

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium, live_server, django_db_serialized_rollback):
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def link(page) -> str:
    page.goto("/enquiries/new/")
    page.check("[name=asking_for][value=myself]")
    page.fill("[name=email]", "ann@example.org")
    page.fill("[name=message]", "Is there a choir?")
    page.check("[name=consent]")
    page.click("text=Send my question")
    shown = page.get_by_role("link", name="/enquiries/yours/").inner_text()
    assert shown.endswith(private_link(Enquiry.objects.get()))
    return private_link(Enquiry.objects.get())


def test_a_line_is_added_once_through_reload_and_back(page, link):
    page.goto(link)
    page.fill("[name=text]", "And on Sundays?")
    page.click("text=Send it")
    page.wait_for_selector("text=You added a line")
    page.reload()
    page.go_back()
    page.go_forward()

    assert page.get_by_text("You added a line").count() == 1
    assert page.get_by_text("And on Sundays?").count() == 0
    assert Entry.objects.count() == 1


def test_no_other_page_learns_the_address_from_the_browser(page, link):
    heard = []
    page.on("request", lambda request: heard.append(request.all_headers().get("referer", "")))
    page.goto(link)
    page.click("text=Erase everything")
    page.click("text=Yes, erase everything")
    page.click("text=Go to the programmes")

    assert any(heard)
    assert not [referer for referer in heard if "yours" in referer]


def test_everything_is_taken_back(page, link):
    page.goto(link)
    page.click("text=Erase everything")
    page.click("text=Yes, erase everything")
    page.wait_for_selector("text=Your question is erased")
    page.go_back()
    page.goto(link)

    assert page.get_by_role("heading", name="Nothing is kept here").count() == 1
    assert not Enquiry.objects.exists()
