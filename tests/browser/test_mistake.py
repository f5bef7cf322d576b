"""Somebody sees a mistake on a page, and says so."""

import pytest

from enquiries.models import MistakeReport
from tests.builders import make_programme

pytestmark = pytest.mark.browser
WORDS = "It is not every week."


@pytest.fixture
def form(page):
    """The form, reached from a listing, with what is wrong filled in."""
    page.goto(make_programme(name="Birch House").get_absolute_url())
    page.get_by_role("link", name="Something wrong here? Tell us").first.click()
    page.get_by_label("What is wrong?").fill(WORDS)
    return page


def send(form) -> None:
    form.click("text=Send my report")
    form.wait_for_selector("text=Thank you: we have your report")


def test_error_leads_to_its_field_and_then_it_is_sent(form):
    form.click("text=Send my report")
    form.click(".errors a")
    assert form.evaluate("document.activeElement.id") == "id_topic_0"

    form.get_by_label("How often").check()
    send(form)
    assert MistakeReport.objects.get().wrong == WORDS


def test_back_shows_nothing_of_what_was_sent(form):
    form.get_by_label("How often").check()
    send(form)
    form.evaluate("history.back()")
    form.wait_for_selector("[name=wrong]")
    form.wait_for_function("document.readyState === 'complete'")

    assert form.input_value("[name=wrong]") == ""
    assert form.locator(":checked").count() == 0
