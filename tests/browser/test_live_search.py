"""Results that follow every choice at once, with the address, the title and Back; and the button without script."""

import re

import pytest

from tests.builders import make_centre, make_programme

pytestmark = pytest.mark.browser


@pytest.fixture
def listings(page):
    leeds = make_centre(latitude=53.80, longitude=-1.54, coordinates_from="exact")
    make_programme(name="Harbour", frequency="weekly", setting="day", centre=leeds)
    make_programme(name="Beacon", frequency="monthly", setting="residential", centre=leeds)
    make_programme(name="Anchor", frequency="monthly", setting="day")


def box(page, label: str):
    return page.get_by_role("checkbox", name=re.compile(f"^{label}"))


def wait_for(page, heading: str) -> None:
    page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()


def names(page) -> list[str]:
    return page.locator(".result h2").all_inner_texts()


def address(page) -> str:
    return page.url.split("/programmes/")[1]


def test_a_tick_changes_results_counts_address_and_title(page, listings):
    page.goto("/programmes/?page=1&frequency=")
    box(page, "Monthly").check()
    wait_for(page, "2 programmes")

    assert set(names(page)) == {"Beacon", "Anchor"}
    assert page.locator("#n-setting-day").inner_text() == "1"
    assert page.get_by_role("list", name="Chosen").inner_text().startswith("Monthly")
    assert address(page) == "?frequency=monthly"
    assert page.title().startswith("2 programmes")


def test_focus_stays_on_the_box_and_the_page_is_not_loaded_anew(page, listings):
    page.goto("/programmes/")
    page.evaluate("window.wasHere = true")
    box(page, "Monthly").focus()
    page.keyboard.press("Space")
    wait_for(page, "2 programmes")

    assert page.evaluate("document.activeElement.value") == "monthly"
    assert page.evaluate("window.wasHere")


def test_two_ticks_one_after_the_other_are_both_answered(page, listings):
    page.goto("/programmes/")
    box(page, "Monthly").check()
    box(page, "Day programme").check()
    wait_for(page, "1 programme")

    assert names(page) == ["Anchor"]
    assert address(page) == "?frequency=monthly&setting=day"


def test_the_new_count_is_told_politely(page, listings):
    page.goto("/programmes/")
    said = page.locator("[aria-live=polite]", has=page.locator("h1"))
    was = said.element_handle()
    box(page, "Monthly").check()
    wait_for(page, "2 programmes")

    assert was.inner_text() == "2 programmes"  # the region itself stays, or nobody would hear of it
    assert was.evaluate("one => one.isConnected")


def test_words_are_looked_for_as_they_are_typed(page, listings):
    page.goto("/programmes/?frequency=weekly")
    page.get_by_label("Name or keyword").press_sequentially("harb")
    page.wait_for_url("**/programmes/?q=harb&frequency=weekly")

    assert names(page) == ["Harbour"]
    assert page.get_by_label("Name or keyword").input_value() == "harb"


def test_a_place_is_looked_up_when_it_is_typed_and_said_if_unknown(page, listings):
    page.goto("/programmes/")
    page.get_by_label("Town or postcode").fill("Xyzzyville")
    page.get_by_label("Town or postcode").blur()
    page.get_by_text("We do not know a place called “Xyzzyville”").wait_for()
    page.get_by_label("Town or postcode").fill("Leeds")
    page.get_by_label("Town or postcode").blur()
    page.wait_for_url("**/programmes/?near=Leeds")

    assert page.get_by_text("We do not know a place").count() == 0
    assert page.locator(".apart").count() == 1


def test_back_restores_what_was_chosen(page, listings):
    page.goto("/programmes/")
    box(page, "Monthly").check()
    wait_for(page, "2 programmes")
    box(page, "Day programme").check()
    wait_for(page, "1 programme")
    page.go_back()
    wait_for(page, "2 programmes")

    assert address(page) == "?frequency=monthly"
    assert box(page, "Monthly").is_checked()
    assert not box(page, "Day programme").is_checked()
    page.go_back()
    wait_for(page, "3 programmes")
    assert page.locator("form.filters :checked:not(option)").count() == 0


def test_back_from_a_programme_leads_to_the_search_as_it_was(page, listings):
    page.goto("/programmes/")
    box(page, "Monthly").check()
    wait_for(page, "2 programmes")
    page.get_by_role("link", name="Anchor", exact=True).click()
    wait_for(page, "Anchor")
    page.go_back()
    wait_for(page, "2 programmes")

    assert box(page, "Monthly").is_checked()


def test_no_search_is_kept_in_the_browsers_store(page, listings):
    page.goto("/programmes/")
    box(page, "Monthly").check()
    wait_for(page, "2 programmes")

    assert "Harbour" not in page.evaluate("JSON.stringify([sessionStorage, localStorage])")


def test_without_script_the_button_does_it(chromium, live_server, page, listings):
    plain = chromium.new_page(base_url=live_server.url, java_script_enabled=False)
    plain.goto("/programmes/")
    box(plain, "Monthly").check()
    assert len(names(plain)) == 3
    plain.get_by_role("button", name="Show programmes").click()
    wait_for(plain, "2 programmes")

    assert box(plain, "Monthly").is_checked()
    plain.close()


def test_filters_open_where_a_wide_screen_cannot_show_them_folded(page, listings):
    def forget_the_selector(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("::details-content", "::not-known"))

    page.route("**/site.css", forget_the_selector)
    page.goto("/programmes/")
    page.get_by_text("Narrow it down", exact=True).click()

    assert box(page, "Monthly").is_visible()


def test_a_choice_that_cannot_reach_the_site_says_so_and_takes_it_back(page, listings, complaints):
    page.goto("/programmes/")
    page.route("**/programmes/?*", lambda route: route.abort())
    box(page, "Monthly").check()
    page.get_by_role("alert").get_by_text("could not reach the site").wait_for()

    page.unroute("**/programmes/?*")
    box(page, "Weekly").check()
    page.get_by_text("could not reach the site").wait_for(state="hidden")
    assert page.get_by_role("list", name="Chosen").inner_text().startswith("Weekly")
    complaints.clear()  # the browser's own, of the request that this test cut off


def test_tabbing_through_the_filters_leaves_nothing_under_the_button(page, listings):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/programmes/")
    button = page.get_by_role("button", name="Show programmes")
    page.locator("#id_q").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(({top, bottom}) => ({top, bottom}))(document.activeElement.getBoundingClientRect())"
        )
        if page.evaluate("document.activeElement.type") == "checkbox":
            assert focused["bottom"] <= button.bounding_box()["y"] + 1
