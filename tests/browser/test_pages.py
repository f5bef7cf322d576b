"""Pages open in a real browser with nothing to complain about."""

import pytest

pytestmark = pytest.mark.browser


def test_home_page_opens(page, complaints):
    answer = page.goto("/", wait_until="networkidle")

    assert answer.status == 200
    assert page.get_by_role("heading", level=1).count() == 1
    assert complaints == []


def test_a_breach_of_the_security_policy_is_noticed(page, complaints):
    page.goto("/health/")
    with page.expect_console_message():
        page.evaluate("fetch('http://127.0.0.1:9/elsewhere').catch(() => {})")
    page.close()

    assert any("Content Security Policy" in complaint for complaint in complaints)
    complaints.clear()
