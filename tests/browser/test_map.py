"""The map of a search by keyboard, with live filters, and on a narrow phone."""

import re

import pytest

from tests.builders import make_centre, make_programme

pytestmark = pytest.mark.browser

LEEDS, LERWICK, LONDON = (53.80, -1.55), (60.15, -1.15), (51.51, -0.12)
AROUND_LEEDS = "2 programmes around Leeds, West Yorkshire"


def make_at(place: tuple[float, float], **fields) -> None:
    latitude, longitude = place
    town = {LEEDS: "Leeds", LERWICK: "Lerwick", LONDON: "London"}[place]
    centre = make_centre(latitude=latitude, longitude=longitude, town=town, coordinates_from="exact")
    make_programme(centre=centre, **fields)


@pytest.fixture
def listings(page):
    make_at(LEEDS, name="Harbour", frequency="weekly")
    make_at(LEEDS, name="Beacon", frequency="monthly")
    make_at(LERWICK, name="Anchor", frequency="monthly")
    make_at(LONDON, name="Capstan", frequency="monthly")
    make_programme(name="By video", setting="online", frequency="monthly")


def picture(page):
    return page.get_by_role("group", name="Map of the programmes found")


def named(page) -> list[str]:
    """What each link of the picture is called by."""
    return picture(page).locator("a title").all_text_contents()


def wait_for(page, heading: str) -> None:
    page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()


def test_by_keyboard_from_the_switch_to_a_circle_and_its_programmes(page, listings):
    page.goto("/programmes/?sort=name")
    page.get_by_role("link", name="Map", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/programmes/?sort=name&view=map")
    page.get_by_role("link", name="List", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.get_by_role("link", name="Past the map, to the same in words").bounding_box()["width"] > 100
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.querySelector('title').textContent") == AROUND_LEEDS
    page.keyboard.press("Enter")
    wait_for(page, "2 programmes within 5 miles of Leeds, West Yorkshire")

    assert page.locator(".result h2").all_inner_texts()[:2] == ["Beacon", "Harbour"]


def test_the_way_past_the_map_leads_to_the_same_in_words(page, listings):
    page.goto("/programmes/?view=map")
    page.get_by_role("link", name="Past the map, to the same in words").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.innerText").endswith("Leeds")
    assert page.evaluate("document.activeElement.closest('#in-words') !== null")


def test_every_dot_has_a_name_that_is_heard(page, listings):
    page.goto("/programmes/?view=map")

    for name in (AROUND_LEEDS, "Anchor, Lerwick", "Capstan, London"):
        assert picture(page).get_by_role("link", name=name, exact=True).count() == 1


def test_a_tick_changes_the_map_and_back_changes_it_again(page, listings):
    page.goto("/programmes/?view=map")
    page.get_by_role("checkbox", name=re.compile("^Weekly")).check()
    wait_for(page, "1 programme")

    assert named(page) == ["Harbour, Leeds"]
    assert page.url.endswith("/programmes/?frequency=weekly&view=map")
    page.go_back()
    wait_for(page, "5 programmes")
    assert named(page) == [AROUND_LEEDS, "Anchor, Lerwick", "Capstan, London"]


def test_without_script_the_button_keeps_the_map(chromium, live_server, page, listings):
    plain = chromium.new_page(base_url=live_server.url, java_script_enabled=False)
    plain.goto("/programmes/?view=map")
    plain.get_by_role("checkbox", name=re.compile("^Weekly")).check()
    plain.get_by_role("button", name="Show programmes").click()
    wait_for(plain, "1 programme")

    assert named(plain) == ["Harbour, Leeds"]
    plain.close()


def test_on_a_narrow_phone_it_fits_and_every_dot_can_be_touched(page, listings):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/programmes/?view=map")
    targets = [one.bounding_box() for one in picture(page).locator(".target").all()]

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert len(targets) == 3
    assert all(min(box["width"], box["height"]) >= 24 for box in targets)
    picture(page).get_by_role("link", name="Anchor, Lerwick").click(position={"x": 2, "y": 13})
    wait_for(page, "Anchor")
