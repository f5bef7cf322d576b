"""Managers keep teams and rules; the fallback team stays."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS, Email

from enquiries.models import RoutingRule, Team
from tests.builders import make_staff
from tests.enquiries.builders import make_enquiry, make_handler, make_manager, make_rule, make_team

pytestmark = pytest.mark.django_db

TEAMS = "/admin/enquiries/team/"
OUTBOX = "/admin/enquiries/outgoingmail/"


@pytest.fixture
def manager(client):
    manager = make_manager()
    client.force_login(manager)
    return manager


@pytest.fixture
def fallback():
    return Team.objects.fallback()


def test_fallback_is_not_deleted_on_its_page(client, manager, fallback):
    page = client.post(reverse("admin:enquiries_team_delete", args=[fallback.pk]), {"post": "yes"})

    assert "The fallback team cannot be deleted" in page.content.decode()
    assert Team.objects.filter(is_fallback=True).exists()


def test_fallback_is_not_deleted_by_list_action(client, manager, fallback):
    chosen = {"action": "delete_selected", "_selected_action": [fallback.pk], "post": "yes"}
    page = client.post(TEAMS, chosen)

    assert "The fallback team cannot be deleted" in page.content.decode()
    assert Team.objects.filter(is_fallback=True).exists()


def test_fallback_is_not_deleted_in_code(fallback):
    with pytest.raises(ValidationError):
        fallback.delete()


def test_fallback_cannot_be_unmarked(client, manager, fallback):
    data = {"name": "Front desk", "email": "", "members": [], "is_fallback": ""}
    client.post(reverse("admin:enquiries_team_change", args=[fallback.pk]), data)
    fallback.refresh_from_db()

    assert fallback.is_fallback


def test_other_team_can_be_deleted(client, manager):
    team = make_team()
    client.post(reverse("admin:enquiries_team_delete", args=[team.pk]), {"post": "yes"})

    assert not Team.objects.filter(pk=team.pk).exists()


def test_manager_sets_members(client, manager):
    person = make_handler()
    client.post(f"{TEAMS}add/", {"name": "Scotland", "members": [person.pk]})

    assert list(Team.objects.get(name="Scotland").members.all()) == [person]


@pytest.mark.parametrize(
    "make", [make_staff, lambda: make_handler(is_staff=False), lambda: make_handler(is_active=False)]
)
def test_who_may_not_see_enquiries_is_refused_as_a_member(client, manager, make):
    page = client.post(f"{TEAMS}add/", {"name": "Scotland", "members": [make().pk]}).content.decode()

    assert "Choose only people who may see enquiries" in page
    assert not Team.objects.filter(name="Scotland").exists()


def test_list_of_teams_says_who_may_not_answer(client, manager):
    make_team(make_staff(username="carys"), make_handler(username="hamish"))

    assert "carys (may not see enquiries), hamish<" in client.get(TEAMS).content.decode()


def test_saving_a_team_drops_who_may_not_answer(client, manager):
    team = make_team(make_staff(), handler := make_handler())
    address = reverse("admin:enquiries_team_change", args=[team.pk])
    client.post(address, {"name": "Wales", "members": [handler.pk]})

    assert list(team.members.all()) == [handler]


def test_manager_orders_rules_in_the_list(client, manager):
    team = make_team()
    rules = [make_rule(team, nation="wales", position=1), make_rule(team, position=2)]
    data = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": "Save"}
    for n, (rule, position) in enumerate(zip(rules, (2, 1), strict=True)):
        data |= {f"form-{n}-id": rule.pk, f"form-{n}-position": position, f"form-{n}-team": team.pk}
    client.post("/admin/enquiries/routingrule/", data)

    assert list(RoutingRule.objects.values_list("pk", flat=True)) == [rules[1].pk, rules[0].pk]


@pytest.mark.parametrize("address", ["/admin/enquiries/routingrule/add/", f"{TEAMS}add/", TEAMS, OUTBOX])
def test_manager_pages_have_nothing_inline(client, manager, address):
    page = client.get(address).content.decode()

    assert " style=" not in page
    assert "<style" not in page
    assert "onclick=" not in page


def test_handler_keeps_no_teams_and_reads_no_outbox(client):
    client.force_login(make_handler())

    assert client.get(TEAMS).status_code == 403
    assert client.get(OUTBOX).status_code == 403


def test_manager_reads_the_outbox(client, manager):
    enquiry = make_enquiry()
    mail = Email.objects.get()
    mail.logs.create(status=STATUS.failed, message="mailbox full", exception_type="SMTPRecipientsRefused")
    page = client.get(f"{OUTBOX}{mail.pk}/change/").content.decode()

    assert enquiry.reference in page
    assert "mailbox full" in page
    assert "style=" not in page


def test_manager_sends_a_failed_mail_again(client, manager):
    make_enquiry()
    later = timezone.now() + datetime.timedelta(days=1)
    Email.objects.update(status=STATUS.failed, number_of_retries=288, scheduled_time=later)
    mail = Email.objects.get()
    client.post(OUTBOX, {"action": "send_again", "_selected_action": [mail.pk]})
    mail.refresh_from_db()

    assert (mail.status, mail.number_of_retries, mail.scheduled_time) == (STATUS.queued, None, None)


def test_sent_mail_is_not_sent_twice(client, manager):
    make_enquiry()
    Email.objects.update(status=STATUS.sent)
    mail = Email.objects.get()
    client.post(OUTBOX, {"action": "send_again", "_selected_action": [mail.pk]})
    mail.refresh_from_db()

    assert mail.status == STATUS.sent


@pytest.mark.parametrize("model", ["email", "log", "emailtemplate", "attachment"])
def test_other_pages_of_the_outbox_package_are_gone(client, model):
    client.force_login(make_staff(is_superuser=True))

    assert client.get(f"/admin/post_office/{model}/").status_code == 404
