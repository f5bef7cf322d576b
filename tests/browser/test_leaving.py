"""Leaving at once: by the link, with script and without, and by pressing Escape three times."""

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser

ELSEWHERE = "https://www.bbc.co.uk/weather"


class Weather:
    """The page that visitors are led to, played here; it answers at once, or when told to."""

    def __init__(self, page, *, waits: bool = False):
        self.asked = []
        self.waits = waits
        page.route(ELSEWHERE, self._ask)

    def _ask(self, route):
        self.asked.append(route)
        if not self.waits:
            route.fulfill(body="<title>Weather</title><h1>Rain</h1>", content_type="text/html")

    def clear_up(self, page):
        """Answer at last, when the key is pressed once more."""
        self.waits = False
        page.keyboard.press("Escape")
        page.wait_for_url(ELSEWHERE)


@pytest.fixture
def weather(page, complaints):
    """Answers at once; that another host is asked is what these tests mean to see."""
    yield Weather(page)
    complaints[:] = [one for one in complaints if one != f"another host: {ELSEWHERE}"]


@pytest.fixture
def slow_weather(weather):
    weather.waits = True
    return weather


def escape(page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Escape")


def assert_gone_for_good(page) -> None:
    """Going back leads to what was open before the page that was left."""
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert urlsplit(page.url).path == "/"


def test_link_puts_the_weather_in_place_of_the_page(page, weather):
    page.goto("/")
    page.goto("/programmes/")
    page.get_by_role("link", name="Leave this page").click()

    assert_gone_for_good(page)


def test_escape_three_times_does_the_same(page, weather):
    page.goto("/")
    page.goto("/enquiries/new/")
    page.get_by_label("Your question").focus()
    escape(page, 3)

    assert_gone_for_good(page)


def test_twice_is_not_enough_but_says_what_is_missing(page):
    page.goto("/")
    escape(page, 2)

    assert page.get_by_role("status").inner_text() == "Press Escape once more to leave this page."


def test_presses_far_apart_are_not_counted_together(page):
    page.clock.install()
    page.goto("/")
    # As the browser stamps them; its own stamps cannot be moved.
    for moment in (1_000, 2_000, 6_500):
        page.evaluate(
            """moment => {
                const event = new KeyboardEvent("keydown", {key: "Escape", bubbles: true});
                Object.defineProperty(event, "timeStamp", {value: moment});
                document.body.dispatchEvent(event);
            }""",
            moment,
        )

    assert page.get_by_role("heading", level=1).is_visible()


def test_a_key_held_down_is_one_press(page):
    page.goto("/")
    for _ in range(5):
        page.keyboard.down("Escape")

    assert page.get_by_role("heading", level=1).is_visible()


def test_escape_once_closes_the_help_lines_and_leaves_nothing(page):
    page.goto("/about/")
    summary = page.get_by_text("Help lines now")
    summary.press("Enter")
    page.get_by_role("link", name="116 123").focus()
    escape(page, 1)

    assert page.get_by_role("link", name="116 123").is_hidden()
    assert summary.evaluate("it => it === document.activeElement")


def test_nothing_is_to_be_read_while_the_other_page_loads(page, slow_weather):
    page.goto("/programmes/")
    # Said by the page itself: Playwright would wait for the one that is on its way.
    page.evaluate(
        """document.addEventListener("keydown", () => console.log(JSON.stringify(
            [document.title, document.body.innerText]
        )), true)"""
    )
    with page.expect_console_message(lambda message: message.text == '["…",""]'):
        escape(page, 3)
    slow_weather.clear_up(page)


def test_link_works_without_script_and_says_nothing_of_where_it_was_pressed(
    chromium, live_server, django_db_serialized_rollback
):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    weather = Weather(page)
    page.goto("/programmes/?q=gambling")
    page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url(ELSEWHERE)

    assert "referer" not in weather.asked[0].request.headers
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_way_out_stays_in_sight_and_hides_nothing_that_is_tabbed_to(page, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("/help/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    leave = page.get_by_role("link", name="Leave this page")
    strip = page.get_by_role("region", name="Help now").bounding_box()
    links = page.get_by_role("main").get_by_role("link").all()

    assert leave.bounding_box()["y"] >= 0
    assert strip["height"] < 60
    for link in reversed(links):
        page.keyboard.press("Shift+Tab")
        link.focus()
        assert link.bounding_box()["y"] >= strip["y"] + strip["height"]


def test_help_lines_open_without_script(chromium, live_server, django_db_serialized_rollback):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/about/")
    page.get_by_text("Help lines now").click()

    assert page.get_by_role("link", name="116 123").is_visible()
    context.close()
