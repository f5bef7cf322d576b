"""Whoever of the staff sees or does something to what visitors wrote leaves one record, without a word of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enquiries.models import AuditRecord, Enquiry, Entry, MistakeReport
from tests.builders import make_staff
from tests.enquiries.builders import PLANTED, make_enquiry, make_handler, make_team, permit
from tests.enquiries.inbox import LIST, act, page_of, press
from tests.enquiries.mistakes import make_mistake
from tests.staff import make_auditor, make_manager
from therapists.append_only import AppendOnlyError

pytestmark = pytest.mark.django_db

RECORDS = "/admin/enquiries/auditrecord/"
MISTAKES = "/admin/enquiries/mistakereport/"


@pytest.fixture
def root(client):
    user = make_staff(is_superuser=True, email="root@example.org")
    client.force_login(user)
    return user


def records(user) -> list[tuple]:
    """Of what `user` did, in that order."""
    done = AuditRecord.objects.filter(done_by=user).order_by("pk")
    return list(done.values_list("act", "kind", "references", "number"))


def test_opening_leaves_one_record(signed_in, handler):
    enquiry = make_enquiry()
    signed_in.get(page_of(enquiry))

    assert records(handler) == [("opened", "enquiry", enquiry.reference, 1)]


def test_what_was_refused_was_not_opened(signed_in, handler):
    hidden = make_enquiry(team=make_team())
    signed_in.get(page_of(hidden))

    assert records(handler) == []


def test_a_list_leaves_one_record_of_how_many_it_showed(signed_in, handler):
    for _ in range(3):
        make_enquiry()
    signed_in.get(LIST)

    assert records(handler) == [("listed", "enquiry", "", 3)]


def test_a_search_is_kept_without_what_was_searched_for(signed_in, handler):
    make_enquiry()
    signed_in.get(LIST + f"?q={PLANTED}")

    assert records(handler) == [("searched", "enquiry", "", 0)]


@pytest.mark.parametrize(
    ("name", "fields"),
    [("answer", {"text": PLANTED}), ("call", {"outcome": "reached"}), ("note", {"text": PLANTED})],
)
def test_each_entry_leaves_one_record(signed_in, handler, name, fields):
    enquiry = make_enquiry()
    act(signed_in, enquiry, name, **fields)

    assert records(handler) == [(name, "enquiry", enquiry.reference, 1)]


def test_handing_over_leaves_one_record(signed_in, handler):
    enquiry = make_enquiry()
    act(signed_in, enquiry, "hand-over", team=make_team(make_handler()).pk)

    assert records(handler) == [("hand-over", "enquiry", enquiry.reference, 1)]


def test_the_page_to_answer_on_shows_words_and_counts_as_opened(signed_in, handler):
    enquiry = make_enquiry()
    signed_in.get(reverse("admin:enquiries_enquiry_answer", args=[enquiry.pk]))

    assert records(handler) == [("opened", "enquiry", enquiry.reference, 1)]


def test_moving_on_leaves_one_record_each(signed_in, handler):
    first, second = make_enquiry(), make_enquiry()
    press(signed_in, first, "taken")
    signed_in.post(LIST, {"action": "closed", "_selected_action": [first.pk, second.pk]})

    moved = [("moved", "enquiry", one.reference, 1) for one in (first, first, second)]
    assert records(handler) == moved


def test_what_could_not_be_recorded_was_not_done(signed_in, monkeypatch):
    enquiry = make_enquiry()
    signed_in.raise_request_exception = False

    def crash(*args, **fields):
        raise RuntimeError

    monkeypatch.setattr(AuditRecord.objects, "create", crash)
    act(signed_in, enquiry, "answer", text="Yes.")

    assert (Enquiry.objects.get().state, Entry.objects.count()) == ("new", 0)


def test_a_record_outlives_what_was_erased(client, root):
    enquiries, report = [make_enquiry(), make_enquiry()], make_mistake()
    references = {one.reference for one in enquiries}
    client.post(
        LIST,
        {"action": "delete_selected", "_selected_action": [one.pk for one in enquiries], "post": "yes"},
    )
    client.post(f"{MISTAKES}{report.pk}/delete/", {"post": "yes"})

    assert not Enquiry.objects.exists()
    assert not MistakeReport.objects.exists()
    (first, second) = records(root)
    assert (first[0], set(first[2].split()), first[3]) == ("erased", references, 2)
    assert second == ("erased", "mistake", report.reference, 1)


def test_reports_of_mistakes_are_audited_too(client, root):
    report = make_mistake()
    client.get(MISTAKES)
    client.get(f"{MISTAKES}{report.pk}/change/")
    client.get(f"{MISTAKES}{report.pk}/history/")
    client.post(reverse("admin:enquiries_mistakereport_move", args=[report.pk]), {"declined": "pressed"})

    acts = [(act, kind) for act, kind, _, _ in records(root)]
    assert acts == [(name, "mistake") for name in ("listed", "opened", "history", "moved")]


def test_an_auditor_who_looks_is_recorded_like_anybody(client):
    auditor, enquiry = make_auditor(), make_enquiry()
    client.force_login(auditor)
    client.get(page_of(enquiry))

    assert records(auditor) == [("opened", "enquiry", enquiry.reference, 1)]


@pytest.mark.parametrize("make", [make_manager, make_auditor])
def test_managers_and_auditors_find_who_opened_a_reference(client, signed_in, make):
    enquiry = make_enquiry()
    signed_in.get(page_of(enquiry))
    client.force_login(make())

    shown = client.get(f"{RECORDS}?q={enquiry.reference}").context["cl"].result_list
    assert [(one.act, one.references) for one in shown] == [("opened", enquiry.reference)]


def test_a_handler_does_not_see_the_audit(signed_in):
    assert signed_in.get(RECORDS).status_code == 403


def test_nobody_alters_or_deletes_a_record(client, root):
    client.get(LIST)
    record = AuditRecord.objects.get()
    page = f"{RECORDS}{record.pk}/"

    assert client.post(f"{page}change/", {"number": 7}).status_code == 403
    assert client.post(f"{page}delete/", {"post": "yes"}).status_code == 403
    client.post(RECORDS, {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"})
    assert records(root) == [("listed", "enquiry", "", 0)]
    for alter in (record.save, record.delete, AuditRecord.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            alter()


def test_no_word_of_the_visitor_is_in_it(client, root):
    enquiry, report = make_enquiry(), make_mistake(wrong=PLANTED, email=f"{PLANTED}@example.org")
    for address in (LIST, f"{LIST}?q={PLANTED}", page_of(enquiry), f"{MISTAKES}{report.pk}/change/"):
        client.get(address)
    act(client, enquiry, "answer", text=PLANTED)
    act(client, enquiry, "call", outcome="reached", text=PLANTED)

    kept = repr(list(AuditRecord.objects.values()))
    assert len(records(root)) == 6
    assert PLANTED not in kept
    assert str(enquiry.pk) not in kept


def test_it_costs_a_list_one_query(signed_in):
    make_enquiry()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        signed_in.get(LIST)

    about = [one["sql"] for one in queries if "auditrecord" in one["sql"]]
    assert [sql.split()[0] for sql in about] == ["INSERT"]


def test_its_own_list_does_not_ask_once_per_row(client, django_assert_max_num_queries):
    client.force_login(permit(make_staff(), "view_auditrecord", "see_all_enquiries", "view_enquiry"))
    for _ in range(12):
        client.get(LIST)

    with django_assert_max_num_queries(11):
        client.get(RECORDS)
