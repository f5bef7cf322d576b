"""A clock that is a day off, or an hour that changes, refuses nobody who had the form open."""

import datetime

import pytest
import time_machine
from django.core.management import call_command

from enquiries.models import Enquiry
from faults.client import NEW, answers, hidden_in

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
SUMMER_BEGINS = datetime.datetime(2027, 3, 28, 1, 0, tzinfo=datetime.UTC)
SUMMER_ENDS = datetime.datetime(2027, 10, 31, 1, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)


@pytest.mark.parametrize(
    ("opened", "sent"),
    [
        (SUMMER_BEGINS, SUMMER_BEGINS - DAY),
        (SUMMER_BEGINS, SUMMER_BEGINS + DAY),
        (SUMMER_BEGINS - MINUTE, SUMMER_BEGINS + MINUTE),
        (SUMMER_ENDS - MINUTE, SUMMER_ENDS + MINUTE),
    ],
)
def test_a_form_that_was_open_while_the_clock_moved_is_taken_and_kept(client, opened, sent):
    with time_machine.travel(opened):
        form = hidden_in(client.get(NEW).text)
    with time_machine.travel(sent):
        told = client.post(NEW, form | answers("Does it carry on afterwards?"))
        call_command("erase_expired")

    assert told.status_code == 302
    assert Enquiry.objects.count() == 1
