"""The frame of every page: on a phone, by keyboard, and on paper."""

import pytest

from tests.builders import make_centre, make_programme, make_registered

pytestmark = pytest.mark.browser
# What the focus is drawn with, and where what has it lies between the strip at the top and the foot of the window.
FOCUSED = """() => {
    const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
    const strip = document.querySelector(".help-strip");
    const top = strip.contains(it) || it.matches(".skip") ? 0 : strip.getBoundingClientRect().bottom;
    return {
        name: it.tagName + " " + it.textContent.trim().slice(0, 30),
        drawn: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3,
        seen: box.bottom > top && box.top < innerHeight,
        last: it === document.body,
    };
}"""


@pytest.fixture
def programme(transactional_db):
    centre = make_centre(name="Harbour House", website="https://centre.example.org/")
    programme = make_programme(name="Harbour", slug="harbour", centre=centre, frequency="weekly")
    make_registered(programme)
    return programme


def walk(page, most: int = 150) -> list[dict]:
    """Every stop of the Tab key."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["last"]:
            return stops
        stops.append(stop)
    raise AssertionError("The keyboard does not come to the end of the page.")


@pytest.mark.parametrize("address", ["/", "/programmes/harbour/", "/guide/", "/enquiries/new/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_of_the_keyboard_is_seen_and_drawn(page, programme, address, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address)
    stops = walk(page)

    assert len(stops) > 15
    assert [stop["name"] for stop in stops if not (stop["drawn"] and stop["seen"])] == []


def test_first_stop_leads_past_the_frame(page, programme):
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.get_by_label("Town or postcode").evaluate("it => it === document.activeElement")


def test_first_view_of_a_phone_holds_the_search(page, programme):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/")
    box = page.get_by_role("button", name="Find programmes").bounding_box()

    assert box["y"] + box["height"] <= 640


@pytest.mark.parametrize("address", ["/", "/programmes/", "/programmes/harbour/", "/guide/", "/help/"])
def test_nothing_moves_while_it_loads(page, programme, address):
    page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver(list => list.getEntries().forEach(one => window.moved += one.value))
            .observe({type: "layout-shift", buffered: true});"""
    )
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address, wait_until="networkidle")

    assert page.evaluate("window.moved") == 0


@pytest.mark.parametrize("address", ["/", "/programmes/", "/programmes/harbour/", "/guide/"])
def test_paper_has_the_strip_and_no_navigation(page, programme, address):
    page.goto(address)
    page.emulate_media(media="print")

    assert not page.get_by_role("navigation", name="Main").is_visible()
    assert not page.get_by_role("region", name="Help now").is_visible()
    if address != "/guide/":
        assert page.locator(".strip").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_paper_writes_out_where_links_lead(page, programme):
    page.goto("/programmes/harbour/")
    page.emulate_media(media="print")
    link = page.get_by_role("link", name="Website")

    assert "https://centre.example.org/" in link.evaluate(
        "it => getComputedStyle(it, '::after').content.replace('attr(href)', it.href)"
    )


@pytest.mark.parametrize("address", ["/", "/programmes/harbour/"])
def test_forced_colours_leave_every_mark_to_be_seen(page, programme, address):
    page.emulate_media(forced_colors="active")
    page.goto(address)
    marks = page.locator(".strip i").all()

    assert marks
    assert all(mark.evaluate("it => getComputedStyle(it).forcedColorAdjust") == "none" for mark in marks)
