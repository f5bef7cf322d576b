"""Whoever holds it is reminded when the promised time is near; the team and the managers hear when it has passed."""

import datetime

import pytest
from django.utils import timezone
from post_office.models import Email

from enquiries import escalation
from enquiries.escalation import tell_of_promises
from enquiries.models import Enquiry
from enquiries.vocabulary import State
from tests.enquiries.builders import PLANTED, make_enquiry, make_handler, make_manager, make_rule, make_team

pytestmark = pytest.mark.django_db

SENT = timezone.make_aware(datetime.datetime(2026, 11, 18, 10))  # a Wednesday: due on Thursday at 10


@pytest.fixture
def people():
    carys = make_handler(email="carys@example.org")
    make_rule(make_team(carys, email="wales@example.org"))
    make_manager(email="manager@example.org")


@pytest.fixture
def enquiry(people):
    enquiry = make_enquiry(created_at=SENT)
    Email.objects.all().delete()
    return enquiry


@pytest.fixture
def after(monkeypatch):
    """Look so many hours after it was sent; gives whom the mails so far went to, by what they are about."""

    def look(hours: float) -> list[tuple[str, list[str]]]:
        moment = SENT + datetime.timedelta(hours=hours)
        with monkeypatch.context() as patch:
            patch.setattr(escalation.timezone, "now", lambda: moment)
            tell_of_promises()
        return [(mail.subject.split(" ", 2)[2], mail.to) for mail in Email.objects.order_by("pk")]

    return look


NEAR = ("needs an answer soon", ["carys@example.org"])
LATE = ("is overdue", ["wales@example.org", "manager@example.org"])


@pytest.mark.parametrize(
    ("hours", "said"), [(1, []), (15.9, []), (16, [NEAR]), (23.9, [NEAR]), (24, [LATE]), (100, [LATE])]
)
def test_each_is_said_at_its_time(enquiry, after, hours, said):
    assert after(hours) == said


def test_each_is_said_once(enquiry, after):
    for hours in (17, 18, 24, 25):
        after(hours)

    assert after(300) == [NEAR, LATE]


@pytest.mark.parametrize("state", [State.CLOSED, State.SPAM])
def test_nothing_is_said_of_what_is_done(enquiry, after, state):
    Enquiry.objects.update(state=state)

    assert after(30) == []


def test_what_is_answered_between_two_looks_is_not_overdue(enquiry, after):
    after(17)
    Enquiry.objects.update(state=State.ANSWERED, answered_at=SENT)

    assert after(30) == [NEAR]


def test_taken_is_not_answered(enquiry, after):
    Enquiry.objects.update(state=State.TAKEN)

    assert after(24) == [LATE]


def test_with_nobody_assigned_the_team_and_managers_are_reminded(enquiry, after):
    Enquiry.objects.update(assigned_to=None)

    assert after(17) == [(NEAR[0], LATE[1])]


def test_without_managers_and_team_address_whoever_holds_it_hears(after):
    make_rule(make_team(make_handler(email="carys@example.org")))
    make_enquiry(created_at=SENT)
    Email.objects.all().delete()

    assert after(24) == [(LATE[0], NEAR[1])]


def test_a_second_worker_says_nothing_twice(enquiry, after):
    """Both saw it untold; the first to write it down is the one that tells."""
    untold = list(Enquiry.objects.open())
    after(24)
    for seen in untold:
        escalation._tell_once("told_late_at", seen, "x x {}", "", lambda enquiry: ["x@example.org"])

    assert [said for said, _ in after(24)] == ["is overdue"]


def test_notices_hold_reference_link_and_time_alone(enquiry, after):
    after(17)
    after(24)
    near, late = Email.objects.order_by("pk")

    for mail in (near, late):
        assert enquiry.reference in mail.subject
        assert f"/admin/enquiries/enquiry/{enquiry.pk}/change/" in mail.message
        assert "by Thursday 19 November, 10:00" in mail.message
    assert PLANTED not in repr(list(Email.objects.values()))


def test_weekend_does_not_count(people, after):
    friday = SENT + datetime.timedelta(days=2)
    make_enquiry(created_at=friday)
    Email.objects.all().delete()

    assert after(24 * 4) == []
    assert after(24 * 4 + 17) == [NEAR]
    assert after(24 * 5) == [NEAR, LATE]
