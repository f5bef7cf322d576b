"""The curators' queue: who sees it, what is in it, and what a decision does."""

import datetime

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from enquiries.models import MistakeReport
from enquiries.vocabulary import MistakeState, MistakeTopic
from programmes.models import Programme
from programmes.vocabulary import Topic
from tests.builders import make_fact_check, make_programme, make_staff
from tests.enquiries.builders import PLANTED, make_enquiry, permit
from tests.enquiries.mistakes import LIST, listed, make_decided, make_mistake, page_of, press
from tests.staff import make_curator, make_handler, make_manager

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return make_curator()


@pytest.fixture
def desk(client, curator):
    client.force_login(curator)
    return client


def text_of(response) -> str:
    return response.content.decode()


def test_open_ones_oldest_first(desk):
    first, second = make_mistake(), make_mistake()
    earlier = make_mistake(created_at=timezone.now() - datetime.timedelta(days=3))
    make_decided(MistakeState.DECLINED)

    assert listed(desk) == [earlier.reference, first.reference, second.reference]


ACTS = {
    "nothing": lambda p: None,
    "not reached": lambda p: make_fact_check(p, Topic.FREQUENCY, outcome="not_reached"),
    "another topic": lambda p: make_fact_check(p, Topic.PRICE),
    "checked": lambda p: make_fact_check(p, Topic.FREQUENCY),
    "centre checked": lambda p: make_fact_check(p.centre, Topic.CONTACT),
    "found changed": lambda p: make_fact_check(p, Topic.PRICE, outcome="changed"),
    "changed": lambda p: Programme.objects.filter(pk=p.pk).update(summary="In Leeds."),
}


@pytest.mark.parametrize(
    ("topic", "settling"),
    [
        (MistakeTopic.FREQUENCY, ["checked"]),
        (MistakeTopic.CONTACT, ["centre checked"]),
        (MistakeTopic.OTHER, ["found changed", "changed"]),
    ],
)
@pytest.mark.parametrize("act", ACTS)
def test_an_accepted_one_stays_until_it_is_settled(desk, topic, settling, act):
    mistake = make_decided(MistakeState.ACCEPTED, topic=topic)
    ACTS[act](mistake.programme)

    assert listed(desk) == ([] if act in settling else [mistake.reference])


@pytest.mark.parametrize("state", [MistakeState.ACCEPTED, MistakeState.DECLINED])
def test_others_by_their_state(desk, state):
    make_mistake()
    decided = make_decided(state)

    assert listed(desk, f"?state={state}") == [decided.reference]
    assert len(listed(desk, "?state=all")) == 2


def test_by_topic(desk):
    make_mistake()
    price = make_mistake(topic="price")

    assert listed(desk, "?topic__exact=price") == [price.reference]


def test_search_finds_a_reference_in_any_state(desk):
    declined = make_decided(MistakeState.DECLINED)
    make_mistake()

    assert listed(desk, f"?q={declined.reference.lower()}") == [declined.reference]


def test_list_leads_to_the_listing_and_says_topic_and_age(desk):
    programme = make_programme(name="Birch House")
    make_mistake(programme, created_at=timezone.now() - datetime.timedelta(days=3))
    page = text_of(desk.get(LIST))

    assert f'href="{change_page(programme)}">Birch House</a>' in page
    assert f'href="{programme.get_absolute_url()}">public page</a>' in page
    assert "How often" in page
    assert "3\xa0days" in page


def test_words_are_on_the_reports_own_page_alone(desk):
    mistake = make_mistake(email="a?cc=b@example.org")
    page = text_of(desk.get(page_of(mistake)))

    assert PLANTED not in text_of(desk.get(LIST))
    assert f"It is not every week. {PLANTED}" in page
    assert f"Every second week. {PLANTED}" in page
    assert 'href="mailto:a%3Fcc%3Db@example.org"' in page


def test_nothing_is_decrypted_for_the_list(desk, settings):
    make_mistake()
    settings.FIELD_KEYS = ["A" * 43 + "="]

    assert len(listed(desk)) == 1


def test_without_an_address_there_is_nobody_to_write_to(desk):
    assert "mailto:" not in text_of(desk.get(page_of(make_mistake(email=""))))


def test_list_query_count_does_not_grow(desk, django_assert_max_num_queries):
    for _ in range(5):
        make_mistake()
    with django_assert_max_num_queries(9):
        desk.get(LIST)


def change_page(programme) -> str:
    return reverse("admin:programmes_programme_change", args=[programme.pk])


def test_accepting_leads_to_the_listing_and_changes_nothing_in_it(desk, curator):
    mistake = make_mistake()
    before = Programme.objects.values().get()
    answer = press(desk, mistake, "accepted")
    mistake.refresh_from_db()

    assert answer.url == change_page(mistake.programme)
    assert f'<a href="{page_of(mistake)}">{mistake}</a>: accepted' in text_of(desk.get(answer.url))
    assert (mistake.state, mistake.decided_by) == ("accepted", curator)
    assert Programme.objects.values().get() == before


def test_declining_notes_who_and_when_and_stays(desk, curator):
    mistake = make_mistake()
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=10), tick=False):
        answer = press(desk, mistake, "declined")
        mistake.refresh_from_db()

        assert answer.url == page_of(mistake)
        assert (mistake.state, mistake.decided_by) == ("declined", curator)
        assert mistake.decided_at == timezone.now()


def test_decision_can_be_undone(desk):
    mistake = make_decided(MistakeState.DECLINED)
    press(desk, mistake, "open")
    mistake.refresh_from_db()

    assert (mistake.state, mistake.decided_by, mistake.decided_at) == ("open", None, None)


def test_page_offers_what_can_be_done_now(desk):
    open_one, decided = (
        text_of(desk.get(page_of(make_mistake()))),
        text_of(desk.get(page_of(make_decided(MistakeState.DECLINED)))),
    )

    assert ("Accept" in open_one, "Decline" in open_one, "Open it again" in open_one) == (True, True, False)
    assert "Open it again" in decided
    assert decided.count("formaction") == 1


def test_press_on_a_page_grown_old_does_nothing_and_says_so(desk):
    mistake = make_decided(MistakeState.ACCEPTED)
    answer = press(desk, mistake, "declined")
    unchanged = MistakeReport.objects.get()

    assert "nothing was done" in text_of(desk.get(answer.url))
    assert (unchanged.state, unchanged.decided_by) == ("accepted", mistake.decided_by)
    assert not LogEntry.objects.exists()


def test_buttons_take_post_only(desk):
    assert desk.get(f"{LIST}{make_mistake().pk}/move/").status_code == 405


def test_unknown_button_is_a_400(desk):
    assert press(desk, make_mistake(), "eaten").status_code == 400


def test_nobody_adds_edits_or_deletes(desk):
    mistake = make_mistake()

    assert desk.get(LIST + "add/").status_code == 403
    assert desk.post(page_of(mistake), {"wrong": "altered"}).status_code == 403
    assert desk.post(page_of(mistake).replace("change", "delete"), {"post": "yes"}).status_code == 403


def test_log_of_actions_holds_the_reference_and_no_words(desk):
    mistake = make_mistake()
    press(desk, mistake, "accepted")
    entry = LogEntry.objects.get()

    assert (entry.object_repr, entry.change_message) == (mistake.reference, "Accepted.")


def test_handler_sees_none_of_it(client):
    mistake = make_mistake()
    client.force_login(make_handler())

    assert client.get(LIST).status_code == client.get(page_of(mistake)).status_code == 403
    assert press(client, mistake, "accepted").status_code == 403
    assert "mistakereport" not in text_of(client.get(reverse("admin:index")))


def test_manager_sees_both(client):
    make_mistake()
    client.force_login(make_manager())

    assert len(listed(client)) == 1


def test_curator_still_opens_no_enquiry(desk):
    enquiry = make_enquiry()

    assert desk.get("/admin/enquiries/enquiry/").status_code == 403
    assert desk.get(reverse("admin:enquiries_enquiry_change", args=[enquiry.pk])).status_code == 403


def test_who_may_only_look_decides_nothing(client):
    mistake = make_mistake()
    client.force_login(permit(make_staff(), "view_mistakereport"))

    assert "formaction" not in text_of(client.get(page_of(mistake)))
    assert press(client, mistake, "declined").status_code == 403


def test_superuser_erases_one_before_its_day(client):
    mistake = make_mistake()
    client.force_login(make_staff(is_superuser=True))
    client.post(page_of(mistake).replace("change", "delete"), {"post": "yes"})

    assert not MistakeReport.objects.exists()


def test_goes_with_its_listing():
    make_mistake().programme.delete()

    assert not MistakeReport.objects.exists()


def test_command_erases_what_is_due_and_nothing_else(capsys, settings):
    settings.ENQUIRY_KEEP_MONTHS = 3
    with time_machine.travel("2026-11-22 12:00"):
        make_mistake()
    with time_machine.travel("2026-11-23 12:00"):
        kept = make_mistake()
    with time_machine.travel("2027-02-22 03:00"):
        call_command("erase_expired")

    assert list(MistakeReport.objects.all()) == [kept]
    assert "reports of mistakes: 1, counts of addresses: 1, notes on people: 0." in capsys.readouterr().out


REFUSED = [
    ("mistake_report_topic_known", {"topic": "weather"}, "Choose from the list"),
    ("mistake_report_decided_by_someone", {"state": "accepted"}, "says who decided, and when"),
    ("mistake_report_open_is_undecided", {"decided_at": timezone.now}, "has no decision"),
    (
        "mistake_report_open_is_undecided",
        {"decided_at": timezone.now, "state": "suspected"},
        "has no decision",
    ),
    (
        "mistake_report_erased_after_sent",
        {"erase_on": timezone.localdate},
        "The day of erasure is after the day the report was sent.",
    ),
]


@pytest.mark.parametrize(("name", "fields", "sentence"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_database_refuses_and_the_model_says_why(name, fields, sentence):
    mistake = make_mistake()
    fields = {field: value() if callable(value) else value for field, value in fields.items()}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        MistakeReport.objects.update(**fields)

    constraint = next(one for one in MistakeReport._meta.constraints if one.name == name)
    assert sentence in constraint.violation_error_message
    assert mistake.state == "open"


def test_unknown_state_is_refused():
    make_decided(MistakeState.ACCEPTED)
    with pytest.raises(IntegrityError, match="mistake_report_state_known"), transaction.atomic():
        MistakeReport.objects.update(state="lost")


@pytest.mark.parametrize("missing", ["decided_by", "decided_at"])
def test_decision_names_both_who_and_when(missing):
    make_decided(MistakeState.ACCEPTED)
    with pytest.raises(IntegrityError, match="mistake_report_decided_by_someone"), transaction.atomic():
        MistakeReport.objects.update(**{missing: None})


def test_decision_comes_after_the_report():
    mistake = make_decided(MistakeState.ACCEPTED)
    before = mistake.created_at - datetime.timedelta(seconds=1)
    with pytest.raises(IntegrityError, match="mistake_report_sent_first"), transaction.atomic():
        MistakeReport.objects.update(decided_at=before)
