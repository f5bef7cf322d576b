"""Pages that are only words."""

import pytest
from django.urls import reverse

from guide.helplines import HELP_LINES

pytestmark = pytest.mark.django_db

PAGES = ["about", "privacy", "accessibility", "help"]


@pytest.mark.parametrize("name", PAGES)
def test_page_opens_under_one_heading_of_its_own(client, name):
    html = client.get(reverse(f"guide:{name}")).content.decode()

    assert html.count("<h1>") == 1


@pytest.mark.parametrize("name", PAGES)
def test_every_page_leads_to_every_other(client, name):
    html = client.get(reverse(f"guide:{name}")).content.decode()

    assert all(f'href="{reverse(f"guide:{other}")}"' in html for other in PAGES)


def test_help_lines_can_be_called_with_a_tap(client):
    html = client.get(reverse("guide:help")).content.decode()

    assert all(f'href="tel:{line.digits}"' in html and line.shown in html for line in HELP_LINES)


@pytest.mark.parametrize("line", HELP_LINES, ids=lambda line: line.name)
def test_the_number_shown_is_the_number_called(line):
    assert line.shown.replace(" ", "") == line.digits


def test_privacy_page_promises_the_period_that_is_set(client, settings):
    settings.ENQUIRY_KEEP_MONTHS = 7

    assert "7 months at most" in client.get(reverse("guide:privacy")).content.decode()
