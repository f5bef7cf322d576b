"""The guide in a real browser: one sheet of paper for the checklist, no barriers, nothing that scrolls sideways."""

import re

import pytest

from guide.parts import PARTS
from tests.browser.test_axe import barriers

pytestmark = pytest.mark.browser

MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "12mm")
ADDRESSES = ["/guide/", "/help/", "/terms/", *(f"/guide/{part.slug}/" for part in PARTS)]
# One of each kind of page; axe takes its time.
KINDS = [
    "/guide/",
    "/help/",
    "/guide/evidence/",
    "/guide/judging-a-programme/",
    "/guide/who-pays/",
    "/guide/checklist/",
]


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


@pytest.mark.parametrize("address", KINDS)
def test_no_barriers(page, transactional_db, address):
    assert barriers(page, address) == []


def test_nothing_scrolls_sideways_on_the_narrowest_screen(page, transactional_db):
    page.set_viewport_size({"width": 320, "height": 700})
    wide = []
    for address in ADDRESSES:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > 320"):
            wide.append(address)

    assert wide == []


def test_the_way_on_is_reached_by_keyboard(page, transactional_db):
    page.goto("/guide/evidence/")
    page.get_by_text("How to read the cards").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("standardised mean difference").is_visible()

    page.get_by_role("link", name="Read next How to judge a programme").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/judging-a-programme/")
