"""Staff find what came under an e-mail address; managers give a copy of it or erase it, as the commands do."""

import json

import pytest
from django.db import connection
from django.urls import reverse
from post_office.models import Email

from enquiries.models import AuditRecord, Enquiry, Entry, MistakeReport
from enquiries.vocabulary import EntryKind
from tests.enquiries.builders import PLANTED, make_enquiry, make_entry, make_team
from tests.enquiries.inbox import LIST
from tests.enquiries.mistakes import make_mistake
from tests.staff import make_auditor, make_curator, make_manager

pytestmark = pytest.mark.django_db

FIND, COPY, ERASE = (reverse(f"admin:enquiries_enquiry_{page}") for page in ("find", "copy", "erase_all"))
THEIRS, OTHER = "Ann@Example.org", "bo@example.org"


@pytest.fixture
def manager():
    return make_manager(email="root@example.org")


@pytest.fixture
def desk(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def theirs():
    enquiry = make_enquiry(email=THEIRS)
    make_entry(enquiry, EntryKind.NOTE)
    return enquiry


@pytest.fixture
def report():
    return make_mistake(email=THEIRS.lower())


def ask(client, page: str = FIND, email: str = " ann@example.ORG", **fields):
    return client.post(page, {"email": email} | fields)


def erase(client, **fields):
    """Ask to erase, and say yes to what the page shows."""
    mark = ask(client, ERASE).context["held"].mark
    return ask(client, ERASE, **{"mark": mark} | fields)


def records(user) -> list[tuple]:
    done = AuditRecord.objects.filter(done_by=user).order_by("pk")
    return list(done.values_list("act", "kind", "references", "number"))


def test_the_inbox_leads_to_it(desk):
    assert f'href="{FIND}"' in desk.get(LIST).text
    assert desk.get(FIND).status_code == 200


def test_all_that_came_under_the_address_is_listed_and_no_word_of_it(desk, theirs, report):
    other = make_enquiry(email=OTHER)
    page = ask(desk).text

    assert theirs.reference in page
    assert report.reference in page
    assert reverse("admin:enquiries_enquiry_change", args=[theirs.pk]) in page
    assert other.reference not in page
    assert PLANTED not in page


def test_where_nothing_is_held_it_says_so_and_offers_nothing_to_do(desk):
    page = ask(desk).text

    assert "Nothing is held under this address" in page
    assert "Download a copy" not in page
    assert "Nothing is held" in ask(desk, ERASE).text


@pytest.mark.parametrize("page", [FIND, COPY, ERASE])
@pytest.mark.parametrize("typed", ["", "ann", "a@example.org\r\nBcc: b@example.org", "x" * 300, "\x00@b.org"])
def test_what_is_no_address_is_refused_with_a_sentence(desk, page, typed):
    answer = ask(desk, page, typed)

    assert answer.status_code == 200
    assert 'class="errorlist"' in answer.text
    assert not AuditRecord.objects.exists()


def test_the_copy_is_a_file_with_all_that_is_theirs(desk, theirs, report):
    make_enquiry(email=OTHER)
    answer = ask(desk, COPY)
    copy = json.loads(answer.text)

    assert answer["Content-Disposition"].startswith('attachment; filename="copy-20')
    assert "no-store" in answer["Cache-Control"]
    assert [one["reference"] for one in copy["enquiries"]] == [theirs.reference]
    assert [one["text"] for one in copy["enquiries"][0]["entries"]] == [f"said {PLANTED}"]
    assert [one["reference"] for one in copy["reports"]] == [report.reference]
    assert theirs.token not in answer.text


def test_erasing_is_asked_once_more_and_then_takes_all_of_it_and_nothing_else(desk, theirs, report):
    other = make_enquiry(email=OTHER)
    asked = ask(desk, ERASE)
    assert "Erase all of it?" in asked.text
    assert Enquiry.objects.count() == 2

    answer = erase(desk)
    assert answer.url == FIND
    assert list(Enquiry.objects.all()) == [other]
    assert not MistakeReport.objects.exists()
    assert not Entry.objects.exists()
    assert not Email.objects.filter(subject__contains=theirs.reference).exists()
    assert "Erased enquiries: 1, reports of mistakes: 1" in desk.get(FIND).text


def test_what_came_since_is_shown_before_it_is_erased(desk, theirs):
    mark = ask(desk, ERASE).context["held"].mark
    newer = make_enquiry(email=THEIRS)
    page = ask(desk, ERASE, mark=mark).text

    assert "Something came or went since you looked" in page
    assert newer.reference in page
    assert Enquiry.objects.count() == 2


def test_each_step_is_in_the_audit_by_reference_and_with_who(desk, manager, theirs, report):
    ask(desk)
    ask(desk, COPY)
    erase(desk)

    searched = [("searched", "enquiry", "", 1), ("searched", "mistake", "", 1)]
    acts = [
        [(act, "enquiry", theirs.reference, 1), (act, "mistake", report.reference, 1)]
        for act in ("exported", "erased")
    ]
    assert records(manager) == searched + acts[0] + searched + acts[1]


def test_the_address_is_in_no_record_message_or_address_of_ours(desk, theirs, report, printed):
    ask(desk)
    ask(desk, COPY)
    answer = erase(desk)
    kept = repr(list(AuditRecord.objects.values())) + answer.url + desk.get(FIND).text + printed()

    assert "ann@" not in kept.casefold()


def test_an_altered_word_of_theirs_is_not_copied_and_can_be_erased(desk, manager, theirs):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET message = 'x'")
    page = ask(desk, COPY).text

    assert "cannot be decrypted with the keys in FIELD_KEYS. Nothing was exported" in page
    assert "exported" not in [act for act, *_ in records(manager)]
    assert erase(desk).status_code == 302
    assert not Enquiry.objects.exists()


def test_an_address_that_no_key_opens_is_said(desk, theirs):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET email = 'x'")

    assert "1 address cannot be read" in ask(desk).text


def test_a_handler_is_told_of_it_too(signed_in, theirs):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET email = 'x'")

    assert "1 address cannot be read" in ask(signed_in).text


def test_a_handler_finds_those_of_their_teams_and_neither_copies_nor_erases(
    signed_in, handler, theirs, report
):
    hidden = make_enquiry(email=THEIRS, team=make_team(), assigned_to=None)
    page = ask(signed_in).text

    assert theirs.reference in page
    assert hidden.reference not in page
    assert report.reference not in page
    assert "Download a copy" not in page
    assert {ask(signed_in, one).status_code for one in (COPY, ERASE)} == {403}
    assert records(handler) == [("searched", "enquiry", "", 1)]
    assert Enquiry.objects.count() == 2


@pytest.mark.parametrize("make", [make_curator, make_auditor])
def test_whoever_reads_no_enquiry_finds_none(client, make):
    client.force_login(make())

    assert {ask(client, one).status_code for one in (FIND, COPY, ERASE)} == {403}
