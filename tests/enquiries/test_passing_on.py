"""Nothing lies with somebody who is away: the worker passes it on, says why, and tells the next."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from post_office.models import Email

from enquiries.models import Absence, Enquiry, Team
from enquiries.passing_on import pass_on
from enquiries.vocabulary import State
from tests.enquiries.builders import (
    PLANTED,
    make_absence,
    make_enquiry,
    make_handler,
    make_manager,
    make_rule,
    make_team,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def carys():
    return make_handler(username="carys", email="carys@example.org")


@pytest.fixture
def hamish():
    return make_handler(username="hamish", email="hamish@example.org")


@pytest.fixture
def team(carys, hamish):
    team = make_team(carys, hamish, email="wales@example.org")
    make_rule(team)
    return team


def fresh(enquiry) -> Enquiry:
    return Enquiry.objects.get(pk=enquiry.pk)


def last_mail() -> Email:
    return Email.objects.latest("pk")


@pytest.mark.parametrize(
    ("days", "is_away"),
    [((0, 0), True), ((-3, None), True), ((-3, 0), True), ((1, 5), False), ((-5, -1), False)],
)
def test_absence_covers_its_first_and_last_day(team, carys, hamish, days, is_away):
    make_absence(carys, *days)

    assert make_enquiry().assigned_to == (hamish if is_away else carys)


def test_last_day_before_the_first_is_refused(carys):
    with pytest.raises(IntegrityError):
        make_absence(carys, 2, 1)


def test_absence_is_for_those_who_may_see_enquiries():
    assert Absence._meta.get_field("person").get_limit_choices_to()


def test_worker_passes_on_what_is_open(team, carys, hamish, settings, tmp_path, mailoutbox):
    settings.VAR_DIR = tmp_path
    enquiry = make_enquiry(state=State.TAKEN)
    make_absence(carys)
    call_command("send_mail", once=True)

    assert (fresh(enquiry).assigned_to, fresh(enquiry).state) == (hamish, State.NEW)
    assert [(mail.to, mail.subject) for mail in mailoutbox][-1] == (
        ["hamish@example.org"],
        f"Enquiry {enquiry.reference} was passed on to you",
    )


def test_what_is_done_stays_with_whoever_did_it(team, carys):
    enquiry = make_enquiry(state=State.CLOSED)
    make_absence(carys)

    assert pass_on() == 0
    assert fresh(enquiry).assigned_to == carys


def test_absence_to_come_passes_nothing_on(team, carys):
    make_enquiry()
    make_absence(carys, 1, 2)

    assert pass_on() == 0


def test_passed_on_once(team, carys):
    make_enquiry()
    make_absence(carys)

    assert (pass_on(), pass_on()) == (1, 0)


def test_several_are_shared_out(carys):
    others = make_handler(), make_handler()
    make_rule(make_team(carys, *others))
    for _ in range(4):
        make_enquiry(assigned_to=carys)
    make_absence(carys)
    pass_on()

    assert [person.enquiries.count() for person in others] == [2, 2]


def test_page_words_say_why_it_was_passed_on(team, carys):
    enquiry = make_enquiry()
    make_absence(carys)
    pass_on()
    came, to_whom, passed = fresh(enquiry).why_here.split("\n")

    assert came == "The first rule that matched, at position 100: Any enquiry. It names Wales."
    assert to_whom == "To carys: there, and nobody of Wales who was there had fewer open ones (0)."
    assert passed.endswith("passed on, since carys is away. To hamish: the only one of Wales who was there.")


def test_who_may_not_open_it_any_more_loses_it_too(team, carys, hamish):
    enquiry = make_enquiry()
    carys.user_permissions.clear()
    pass_on()

    assert fresh(enquiry).assigned_to == hamish
    assert "since carys may not see enquiries any more" in fresh(enquiry).why_here


def test_with_nobody_there_it_lies_with_nobody_and_managers_hear(team, carys, hamish):
    make_manager(email="manager@example.org")
    enquiry = make_enquiry()
    make_absence(carys)
    make_absence(hamish)

    assert (pass_on(), pass_on()) == (1, 0)
    assert fresh(enquiry).assigned_to is None
    assert last_mail().to == ["wales@example.org", "manager@example.org"]
    assert "Nobody is there" in last_mail().subject


def test_who_comes_back_gets_what_lay_with_nobody(team, carys, hamish):
    absences = [make_absence(carys), make_absence(hamish)]
    enquiry = make_enquiry()
    absences[1].delete()
    pass_on()

    assert fresh(enquiry).assigned_to == hamish
    assert "somebody is there now. To hamish" in fresh(enquiry).why_here


def test_fallback_with_nobody_there_keeps_it_visible_and_tells_a_manager(carys, hamish):
    fallback = Team.objects.fallback()
    fallback.members.set([carys])
    Team.objects.update(email="desk@example.org")
    make_manager(email="manager@example.org")
    make_absence(carys)
    enquiry = make_enquiry()

    assert (enquiry.team, enquiry.assigned_to) == (fallback, None)
    assert last_mail().to == ["desk@example.org", "manager@example.org"]
    assert Enquiry.objects.visible_to(hamish).get() == enquiry


def test_notice_holds_nothing_of_the_visitor(team, carys):
    enquiry = make_enquiry()
    make_absence(carys)
    pass_on()
    row = repr(Email.objects.filter(pk=last_mail().pk).values().get())

    assert enquiry.reference in row
    assert PLANTED not in row
    assert PLANTED not in fresh(enquiry).why_here


def test_somebody_outside_the_team_keeps_what_was_handed_to_them(team):
    enquiry = make_enquiry(assigned_to=(manager := make_manager()))

    assert pass_on() == 0
    assert fresh(enquiry).assigned_to == manager


def test_nothing_to_do_costs_one_query(team, django_assert_num_queries):
    make_enquiry()

    with django_assert_num_queries(1):  # the teams of what lies with nobody
        pass_on()


@pytest.mark.parametrize(("email", "is_told"), [("wales@example.org", True), ("", False)])
def test_a_team_without_an_address_is_not_said_to_hear(team, carys, hamish, email, is_told):
    Team.objects.filter(pk=team.pk).update(email=email)
    for one in (carys, hamish):
        make_absence(one)

    assert ("The team's address" in make_enquiry().why_here) == is_told
