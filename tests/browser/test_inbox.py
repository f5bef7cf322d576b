"""The inbox in a real browser: every column is on the screen of a common laptop."""

import datetime

import pytest
from django.utils import timezone

from tests.browser.signing_in import sign_in
from tests.builders import make_programme
from tests.enquiries.builders import make_enquiry, make_rule, make_team
from tests.enquiries.mistakes import make_mistake
from tests.staff import make_manager

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(page, transactional_db):
    """A window in which a manager has signed in: with the most in the side bar."""
    manager = make_manager(username="bartholomew.featherstone")
    make_rule(make_team(manager, name="Scotland and Northern Ireland"))
    sign_in(page, manager)
    return page


def test_inbox_fits_1280_pixels(desk):
    programme = make_programme(name="Silverweed and Meadowsweet House – residential programme")
    sent = timezone.now() - datetime.timedelta(days=40)
    make_enquiry(programme, created_at=sent)

    desk.set_viewport_size({"width": 1280, "height": 800})
    desk.goto("/admin/enquiries/enquiry/")
    cut_off = desk.locator(".results").evaluate("box => box.scrollWidth - box.clientWidth")

    assert "overdue since" in desk.inner_text("#result_list")
    assert cut_off == 0


def test_queue_of_mistakes_fits_1280_pixels(desk):
    make_mistake(make_programme(name="Silverweed and Meadowsweet House – residential programme"))

    desk.set_viewport_size({"width": 1280, "height": 800})
    desk.goto("/admin/enquiries/mistakereport/")
    cut_off = desk.locator(".results").evaluate("box => box.scrollWidth - box.clientWidth")

    assert "Silverweed" in desk.inner_text("#result_list")
    assert cut_off == 0
