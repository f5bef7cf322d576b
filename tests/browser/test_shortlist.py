"""From a search to a shortlist, a comparison and one enquiry about all, with script and without; on a phone and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from enquiries.models import Enquiry
from tests.browser.test_axe import barriers
from tests.browser.test_walk import ask
from tests.builders import make_centre, make_programme, make_registered

pytestmark = pytest.mark.browser
COMPARISON = "/compare/?p=mill-house&p=tannery&p=harbour"


@pytest.fixture(autouse=True)
def listed(transactional_db):
    centre = make_centre(town="Leeds", phone="+442079460123", website="https://example.org")
    made = {"centre": centre, "frequency": "weekly"}
    mill = make_programme(name="Mill House", slug="mill-house", setting="day", **made)
    make_registered(mill)
    make_programme(
        name="The Tannery", slug="tannery", setting="online", price_includes="Meals. " * 30, **made
    )
    make_programme(name="Harbour", slug="harbour")
    return mill


@pytest.fixture
def without_script(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def add(page, name: str) -> None:
    page.get_by_role("button", name=re.compile(f"Add to my shortlist ?: {name}")).click()


def shortlist_and_ask(page) -> None:
    page.goto("/programmes/?frequency=weekly")
    add(page, "Mill House")
    expect(page.get_by_text("Mill House is on your shortlist.")).to_be_visible()
    page.get_by_role("link", name="Back to where you were").click()
    assert page.url.endswith("/programmes/?frequency=weekly")
    page.get_by_role("link", name="The Tannery", exact=True).click()
    add(page, "The Tannery")
    page.get_by_role("button", name="Compare the ticked ones").click()
    assert page.url.endswith("/compare/?p=mill-house&p=tannery")
    page.get_by_role("link", name="Ask about both").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask about 2 programmes")
    ask(page)
    assert [one.name for one in Enquiry.objects.get().programmes] == ["Mill House", "The Tannery"]


def test_two_are_found_compared_and_asked_about(page):
    shortlist_and_ask(page)


def test_the_same_without_script(without_script):
    shortlist_and_ask(without_script)


def test_navigation_counts_what_is_on_the_list_and_one_press_empties_it(page):
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Shortlist")
    page.goto("/programmes/")
    expect(link).to_have_text("Shortlist")
    assert page.context.cookies() == []
    add(page, "Mill House")
    page.go_back()
    expect(link).to_have_text("Shortlist (1)")
    add(page, "Harbour")
    expect(link).to_have_text("Shortlist (2)")
    page.get_by_role("button", name="Empty my shortlist").click()
    expect(link).to_have_text("Shortlist")
    assert page.context.cookies() == []


def is_too_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 700})
    for address in (COMPARISON, "/shortlist/?p=mill-house&p=tannery", "/shortlist/"):
        page.goto(address)
        assert not is_too_wide(page), address


def tap(page, name: str) -> None:
    """Where its label is, which stays in sight: a click on the label itself would first scroll to where it began."""
    box = page.locator(".tabs label", has_text=name).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_phone_shows_one_programme_at_a_time_and_keeps_the_place(page):
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(COMPARISON)
    setting = page.get_by_role("row", name="Setting")
    expect(setting.get_by_text("Day programme")).to_be_visible()
    expect(setting.get_by_text("Online")).to_be_hidden()
    setting.scroll_into_view_if_needed()
    before = setting.bounding_box()
    tap(page, "The Tannery")

    expect(setting.get_by_text("Online")).to_be_in_viewport()
    expect(setting.get_by_text("Day programme")).to_be_hidden()
    assert setting.bounding_box() == before


def test_phone_is_worked_by_keyboard_too(page):
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(COMPARISON)
    page.get_by_role("radio", name="Mill House").focus()
    page.keyboard.press("ArrowDown")

    assert page.get_by_role("radio", name="The Tannery").is_checked()
    expect(page.get_by_role("row", name="Setting").get_by_text("Online")).to_be_visible()


def test_names_stay_in_sight_while_scrolling(page):
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(COMPARISON)
    page.get_by_role("row", name="Run by").scroll_into_view_if_needed()

    expect(page.get_by_role("columnheader", name="Mill House")).to_be_in_viewport(ratio=0.9)


def test_paper_has_every_column_its_address_and_no_navigation(page):
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(COMPARISON)
    page.emulate_media(media="print")

    for name in ("Mill House", "The Tannery", "Harbour"):
        expect(page.get_by_role("columnheader", name=name)).to_be_visible()
    expect(page.get_by_text("/programmes/tannery/")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("link", name="Send it to somebody")).to_be_hidden()


def test_no_word_is_broken_on_paper_with_four_columns(page):
    """A browser breaks a word where a style lets it; what has no room instead would stand out of its column."""
    make_programme(name="Quay", slug="quay", frequency="several_weekly", sessions_per_week=3)
    page.set_viewport_size({"width": 1032, "height": 700})  # A4 across, within the margins
    page.goto(f"{COMPARISON}&p=quay")
    page.emulate_media(media="print")
    broken = page.locator(".compare :is(td, .cap)").evaluate_all(
        "cells => cells.filter(cell => getComputedStyle(cell).hyphens !== 'manual'"
        " || getComputedStyle(cell).overflowWrap !== 'normal'"
        " || cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"
    )

    assert broken == []


def test_axe_finds_no_barrier(page):
    assert barriers(page, COMPARISON, "/shortlist/?p=mill-house&p=tannery", "/shortlist/", "/compare/") == []
