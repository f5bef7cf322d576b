"""The page of an enquiry on a phone."""

import pytest

from tests.browser.signing_in import sign_in
from tests.enquiries.builders import make_enquiry
from tests.enquiries.inbox import page_of
from tests.staff import make_manager

pytestmark = pytest.mark.browser

SIZE = "node => parseFloat(getComputedStyle(node).fontSize)"


def test_question_stands_on_the_first_screen_below_smaller_labels(page, transactional_db):
    sign_in(page, make_manager())
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(page_of(make_enquiry()))
    label, value = page.locator(".field-message label"), page.locator(".field-message .readonly")

    assert label.evaluate(SIZE) < value.evaluate(SIZE)
    assert value.bounding_box()["y"] < 800
