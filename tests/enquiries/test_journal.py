"""After an erasure SQLite's files hold nothing of the erased text, not even encrypted."""

from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import connection, connections, transaction
from django.test import Client

from enquiries import journal
from enquiries.models import Enquiry
from enquiries.retention import erase_what_is_due
from enquiries.vocabulary import EntryKind
from tests.builders import make_staff
from tests.enquiries.builders import make_enquiry, make_entry, private_link
from tests.enquiries.inbox import page_of
from tests.staff import StaffClient

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" not in configured.DATABASES["default"]["ENGINE"], reason="of SQLite alone"),
]


@pytest.fixture
def files(tmp_path):
    """The database in a file, with the pragmas of the site, in place of the tests' own in memory."""
    own, path = connections["default"], tmp_path / "site.sqlite3"
    on_file = connections.create_connection("default")
    on_file.settings_dict = own.settings_dict | {"NAME": str(path)}
    on_file.ensure_connection()
    own.connection.backup(on_file.connection)
    connections["default"] = on_file
    yield path
    connections["default"] = own
    on_file.close()


def held(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(path.name + "*"))


def ciphertexts() -> list[list[bytes]]:
    """Of each text some pieces, all different: what stands across two pages of a file is not found in one piece."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT message, name, token FROM enquiries_enquiry")
        (row,) = cursor.fetchall()
        cursor.execute("SELECT text FROM enquiries_entry")
        texts = [*row, *(text for (text,) in cursor.fetchall())]
    return [[text[at : at + 24].encode() for at in range(12, 84, 24)] for text in texts]


def found(pieces: list[bytes], path: Path) -> list[bytes]:
    files = held(path)
    return [piece for piece in pieces if piece in files]


@pytest.fixture
def enquiry(files):
    """With an answer; some of it in the journal still, and some back in the database file."""
    make_staff(is_superuser=True, email="root@example.org")
    sent = make_enquiry(message="Does music carry on? " * 400)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    make_entry(sent, EntryKind.ANSWER)
    return sent


def expire(enquiry) -> None:
    Enquiry.objects.update(created_at="2020-01-01T00:00Z", erase_on="2020-02-01")
    erase_what_is_due()


def by_visitor(enquiry) -> None:
    Client().post(private_link(enquiry) + "erase/")


def by_superuser(enquiry) -> None:
    client = StaffClient()
    client.force_login(make_staff(is_superuser=True))
    client.post(page_of(enquiry).replace("change", "delete"), {"post": "yes"})


@pytest.mark.parametrize("erase", [expire, by_visitor, by_superuser])
def test_no_file_holds_the_erased_text(files, enquiry, erase):
    sought = ciphertexts()
    assert all(found(pieces, files) for pieces in sought)
    erase(enquiry)

    assert not Enquiry.objects.exists()
    assert [found(pieces, files) for pieces in sought] == [[]] * 4


def test_journal_is_emptied_after_the_transaction_and_not_within(files, enquiry):
    wal = files.with_name(files.name + "-wal")
    with transaction.atomic():
        erase_what_is_due()
        assert wal.stat().st_size > 0

    assert wal.stat().st_size == 0


def test_who_reads_meanwhile_is_not_thrown_out_and_the_next_erasure_empties_it(
    files, enquiry, monkeypatch, caplog
):
    monkeypatch.setattr(journal, "LONGEST_WAIT", 1)
    reader = connections.create_connection("default")
    reader.settings_dict = connection.settings_dict
    try:
        with reader.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            cursor.execute("SELECT count(*) FROM enquiries_enquiry")
            by_visitor(enquiry)
    finally:
        reader.close()
    assert not Enquiry.objects.exists()
    assert "since somebody reads" in caplog.text
    erase_what_is_due()

    assert files.with_name(files.name + "-wal").stat().st_size == 0
