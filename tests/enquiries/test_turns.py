"""Where the database takes one writer alone, visitors wait for one another in turn, and never for ever."""

import pytest
from django.db import OperationalError, connection

from enquiries import services, turns
from enquiries.models import Enquiry
from tests.enquiries.builders import post_form

pytestmark = pytest.mark.django_db


def test_whoever_waits_too_long_is_told_that_nothing_was_stored(client, monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0)
    with turns._turn:
        status = post_form(client).status_code

    # PostgreSQL takes many writers at once.
    expected = (503, 0) if connection.vendor == "sqlite" else (302, 1)
    assert (status, Enquiry.objects.count()) == expected


def test_the_turn_passes_on_after_a_failure(client, monkeypatch):
    def fail(**fields):
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(services, "_store", fail)
        assert post_form(client).status_code == 503

    assert post_form(client).status_code == 302
