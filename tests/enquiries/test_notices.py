"""The notice reaches somebody, and holds nothing of the visitor."""

import pytest
from post_office.models import STATUS, Email

from enquiries.models import Team
from tests.builders import make_staff
from tests.enquiries.builders import (
    PLANTED,
    make_enquiry,
    make_handler,
    make_manager,
    make_rule,
    make_team,
    permit,
)

pytestmark = pytest.mark.django_db


def recipients() -> list[str]:
    make_enquiry()
    return Email.objects.get().to


def test_notice_holds_reference_and_link(settings):
    settings.SITE_URL = "https://refrain.example.org"
    make_rule(make_team(make_handler()))
    enquiry = make_enquiry()
    notice = Email.objects.get()

    assert enquiry.reference in notice.subject
    assert "within one working day" in notice.message
    assert f"https://refrain.example.org/admin/enquiries/enquiry/{enquiry.pk}/change/" in notice.message


def test_notice_row_holds_nothing_of_the_visitor():
    make_rule(make_team(make_handler()))
    make_enquiry()
    row = Email.objects.values().get()

    assert PLANTED not in repr(row)
    assert "7946" not in repr(row)


def test_notice_is_queued_not_sent(mailoutbox):
    make_rule(make_team(make_handler()))
    make_enquiry()

    assert Email.objects.get().status == STATUS.queued
    assert mailoutbox == []


def test_notice_goes_to_the_person():
    make_rule(make_team(make_handler(email="carer@example.org"), email="team@example.org"))

    assert recipients() == ["carer@example.org"]


def test_nobody_there_tells_the_team_address():
    make_rule(make_team(make_handler(is_active=False), email="team@example.org"))

    assert recipients() == ["team@example.org"]


def test_person_without_address_tells_the_team():
    make_rule(make_team(make_handler(email=""), make_handler(email="other@example.org")))

    assert recipients() == ["other@example.org"]


def test_who_cannot_open_the_link_is_not_mailed():
    make_rule(make_team(make_staff(email="curator@example.org")))
    make_manager(email="manager@example.org")
    make_manager(email="gone@example.org", is_staff=False)
    permit(make_staff(email="lists@example.org"), "see_all_enquiries")

    assert recipients() == ["manager@example.org"]


def test_empty_team_tells_managers_and_superusers():
    make_staff(email="curator@example.org")
    make_handler(email="elsewhere@example.org")
    make_manager(email="manager@example.org")
    make_staff(email="root@example.org", is_superuser=True)

    assert sorted(recipients()) == ["manager@example.org", "root@example.org"]


def test_mistyped_address_does_not_undo_the_enquiry():
    make_rule(make_team(make_handler(email="not an address"), email="team@example.org"))

    assert recipients() == ["team@example.org"]


def test_nobody_to_tell_is_logged_and_the_enquiry_stays(caplog):
    Team.objects.update(email="")
    enquiry = make_enquiry()

    assert enquiry.pk
    assert not Email.objects.exists()
    assert "No address to tell" in caplog.text
