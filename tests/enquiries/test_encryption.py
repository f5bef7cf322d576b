"""What a visitor wrote is unreadable in the database, and altered text is refused."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from enquiries.apps import require_sender
from enquiries.fields import EncryptedTextField, UndecryptableError, require_keys
from enquiries.models import Enquiry
from tests.enquiries.builders import PLANTED, answers, make_enquiry

WORDS = ["name", "email", "phone", "message", "call_when"]


def raw_row() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM enquiries_enquiry")
        return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


@pytest.mark.django_db
def test_database_holds_no_plain_text():
    make_enquiry()

    assert PLANTED not in str(raw_row())
    assert "7946" not in str(raw_row())


@pytest.mark.django_db
@pytest.mark.parametrize("word", WORDS)
def test_each_word_is_read_back(word):
    make_enquiry()

    assert getattr(Enquiry.objects.get(), word) == answers()[word]


@pytest.mark.django_db
def test_what_was_left_empty_cannot_be_told():
    make_enquiry(phone="")

    assert raw_row()["phone"] not in ("", None)


@pytest.mark.django_db
def test_altered_text_is_refused_not_shown():
    make_enquiry()
    stored = raw_row()["message"]
    altered = stored[:30] + ("A" if stored[30] != "A" else "B") + stored[31:]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET message = %s", [altered])

    with pytest.raises(UndecryptableError):
        Enquiry.objects.get()


@pytest.mark.django_db
def test_older_key_still_reads_and_newest_writes(settings):
    make_enquiry()
    old, new = settings.FIELD_KEYS[0], Fernet.generate_key().decode()
    settings.FIELD_KEYS = [new, old]
    enquiry = Enquiry.objects.get()
    enquiry.save()

    settings.FIELD_KEYS = [new]
    assert Enquiry.objects.get().message == answers()["message"]


@pytest.mark.django_db
def test_lost_key_is_an_error(settings):
    make_enquiry()
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(UndecryptableError):
        Enquiry.objects.get()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "lookup", ["message", "message__contains", "message__in", "email__iexact", "email__lower"]
)
def test_encrypted_text_cannot_be_searched(lookup):
    with pytest.raises(FieldError):
        Enquiry.objects.filter(**{lookup: "x"}).exists()


@pytest.mark.django_db
def test_bulk_writes_are_encrypted_too():
    enquiry = make_enquiry()
    Enquiry.objects.update(name=f"Bo {PLANTED}")
    enquiry.call_when = f"Never, {PLANTED}"
    Enquiry.objects.bulk_update([enquiry], ["call_when"])

    assert PLANTED not in str(raw_row())
    assert Enquiry.objects.get().call_when == f"Never, {PLANTED}"


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_survives(text):
    field = EncryptedTextField()

    assert field.from_db_value(field.get_prep_value(text), None, None) == text


@pytest.mark.parametrize(
    "keys", [[], [""], ["short"], ["MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "bad"], ["é"]]
)
def test_wrong_keys_stop_the_start(settings, keys):
    settings.FIELD_KEYS = keys

    with pytest.raises(ImproperlyConfigured, match="FIELD_KEYS must hold"):
        require_keys()


def test_unusable_sender_stops_the_start(settings):
    settings.DEFAULT_FROM_EMAIL = "Refrain <no-reply@*>"

    with pytest.raises(ImproperlyConfigured, match="DEFAULT_FROM_EMAIL"):
        require_sender()
