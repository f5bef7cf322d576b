"""Whoever asks gets a copy of all that came under their e-mail address, or has it erased; nobody else's is touched."""

import json
import stat

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from post_office.models import Email

from enquiries.models import AuditRecord, Enquiry, Entry, MistakeReport
from enquiries.vocabulary import EntryKind
from tests.builders import make_staff
from tests.enquiries.builders import PLANTED, make_enquiry, make_entry
from tests.enquiries.mistakes import make_mistake

pytestmark = pytest.mark.django_db
THEIRS, OTHER = "Ann@Example.org", "bo@example.org"


@pytest.fixture
def theirs():
    make_staff(is_superuser=True, email="root@example.org")
    enquiry = make_enquiry(email=THEIRS)
    make_entry(enquiry, EntryKind.NOTE)
    return enquiry


@pytest.fixture
def report():
    return make_mistake(email=THEIRS.lower())


@pytest.fixture
def others():
    return make_enquiry(email=OTHER), make_mistake(email=OTHER)


def export(path, email: str = " ann@example.ORG") -> dict:
    call_command("export_person", email, str(path / "copy.json"))
    return json.loads((path / "copy.json").read_text())


def records() -> list[tuple]:
    return list(AuditRecord.objects.order_by("pk").values_list("act", "kind", "references", "done_by"))


def test_copy_holds_all_that_is_theirs(theirs, report, others, tmp_path):
    copy = export(tmp_path)

    (enquiry,), (mistake,) = copy["enquiries"], copy["reports"]
    assert (enquiry["reference"], enquiry["name"]) == (theirs.reference, f"Ann {PLANTED}")
    assert [entry["text"] for entry in enquiry["entries"]] == [f"said {PLANTED}"]
    assert [mail["subject"] for mail in enquiry["mails"]] == [f"New enquiry {theirs.reference}"]
    assert (mistake["reference"], mistake["wrong"]) == (report.reference, report.wrong)


def test_copy_holds_nothing_that_opens_the_private_link(theirs, tmp_path):
    copy = json.dumps(export(tmp_path))

    assert theirs.token not in copy
    assert theirs.token_hash not in copy


def test_only_the_operator_can_read_the_file_and_none_is_written_over(theirs, tmp_path):
    export(tmp_path)

    assert stat.S_IMODE((tmp_path / "copy.json").stat().st_mode) == 0o600
    with pytest.raises(CommandError, match="Name a new one"):
        export(tmp_path)
    assert len(records()) == 2


def test_erasing_takes_all_that_is_theirs_and_nothing_else(theirs, report, others):
    call_command("erase_person", THEIRS, yes=True)

    assert [*Enquiry.objects.all(), *MistakeReport.objects.all()] == [*others]
    assert not Entry.objects.exists()
    assert [mail.subject for mail in Email.objects.all()] == [f"New enquiry {others[0].reference}"]


def test_erasing_asks_for_a_yes(theirs, report, capsys):
    call_command("erase_person", THEIRS)

    assert Enquiry.objects.count() == MistakeReport.objects.count() == 1
    assert "Would erase enquiries: 1, reports of mistakes: 1. Add --yes" in capsys.readouterr().out
    assert records() == []


@pytest.mark.parametrize("act", ["exported", "erased"])
def test_the_audit_holds_the_references_and_not_the_address(theirs, report, tmp_path, capsys, act):
    if act == "exported":
        export(tmp_path)
    else:
        call_command("erase_person", THEIRS, yes=True)

    assert records() == [
        (act, "enquiry", theirs.reference, None),
        (act, "mistake", report.reference, None),
    ]
    told = repr(list(AuditRecord.objects.values())) + "".join(capsys.readouterr())
    assert "ann@" not in told.casefold()


def test_nothing_held_is_an_answer_too(others, tmp_path):
    assert export(tmp_path) == {"enquiries": [], "reports": []}
    assert [act for act, *_ in records()] == ["exported", "exported"]


def test_a_row_that_no_key_opens_is_said_and_keeps_nobody_from_theirs(theirs, others, tmp_path, capsys):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET email = 'x' WHERE reference = %s", [others[0].reference])

    assert len(export(tmp_path)["enquiries"]) == 1
    assert "1 addresses are opened by no key" in capsys.readouterr().err


def test_an_altered_word_of_theirs_is_refused_not_copied(theirs, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET message = 'x'")

    with pytest.raises(CommandError, match=r"cannot be decrypted.*Nothing was exported"):
        export(tmp_path)
    assert not (tmp_path / "copy.json").exists()
    assert records() == []
