"""The guide in a real browser: one sheet of paper for the checklist, and the way on by keyboard."""

import re

import pytest

pytestmark = pytest.mark.browser

MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "12mm")


def sheets(page) -> int:
    """How many pages of A4 it prints on."""
    return int(re.findall(rb"/Type /Pages\n/Count (\d+)", page.pdf(format="A4", margin=MARGIN))[0])


def test_the_checklist_is_one_printed_page(page, transactional_db):
    page.goto("/guide/checklist/")

    assert sheets(page) == 1


def test_sheets_are_counted(page, transactional_db):
    """Lest every page be one sheet."""
    page.goto("/guide/questions/")

    assert sheets(page) > 1


def test_the_way_on_is_reached_by_keyboard(page, transactional_db):
    page.goto("/guide/evidence/")
    page.get_by_text("How to read the cards").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("standardised mean difference").is_visible()

    page.get_by_role("link", name="Read next How to judge a programme").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/judging-a-programme/")
