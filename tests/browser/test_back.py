"""On a shared phone: after a question was sent, Back shows nothing of who sent it."""

import pytest

from tests.machine import CHROMIUM_ARGUMENTS, find_chromium

pytestmark = pytest.mark.browser

TYPED = {"name": "Ann", "email": "ann@example.org", "phone": "020 7946 0123", "message": "Is there a choir?"}
FORM = "/enquiries/new/"


@pytest.fixture
def keeping_page(chromium, live_server, django_db_serialized_rollback):
    """A window of a browser that keeps pages in memory for Back, as phones do and test browsers do not."""
    browser = chromium.browser_type.launch(
        executable_path=find_chromium(),
        args=CHROMIUM_ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser.new_page(base_url=live_server.url)
    browser.close()


def fill(page) -> None:
    page.goto("/")
    page.goto(FORM)
    page.check("[name=asking_for][value=myself]")
    for name, text in TYPED.items():
        page.fill(f"[name={name}]", text)
    page.check("[name=is_safe_text]")
    page.check("[name=consent]")


def go_back(page) -> None:
    """And wait for the form itself: a page kept in memory tells the test driver of no load."""
    page.evaluate("history.back()")
    page.wait_for_selector("[name=consent]")
    page.wait_for_function("document.readyState === 'complete'")


def send_and_go_back(page) -> None:
    fill(page)
    page.click("text=Send my question")
    page.wait_for_selector("text=Your reference is")
    go_back(page)


def shown(page) -> dict:
    return {name: page.input_value(f"[name={name}]") for name in TYPED}


def test_back_fills_nothing_in_again(page):
    send_and_go_back(page)

    assert not any(shown(page).values())
    assert page.locator(":checked").count() == 0


def test_back_does_not_show_the_kept_page_after_sending(keeping_page):
    send_and_go_back(keeping_page)

    assert not any(shown(keeping_page).values())
    assert keeping_page.locator(":checked").count() == 0


def test_back_keeps_what_was_not_sent_yet(keeping_page):
    """And shows that this browser does keep pages, without which the test above would prove nothing."""
    fill(keeping_page)
    keeping_page.goto("/")
    go_back(keeping_page)

    assert shown(keeping_page) == TYPED
