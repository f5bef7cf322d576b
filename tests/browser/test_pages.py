"""Pages open in a real browser with nothing to complain about."""

import pytest

pytestmark = pytest.mark.browser


def test_health_page_opens(page):
    answer = page.goto("/health/")

    assert answer.status == 200
    assert "ok" in page.inner_text("body")
