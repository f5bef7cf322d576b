"""After `rotate_keys` everything is under the first key: the old one can go, and every page reads as before."""

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection
from post_office.models import Email

from desk.sign_in.invitations import LINK, invite
from enquiries import rotation
from enquiries.fields import EncryptedTextField, UndecryptableError, cipher
from enquiries.models import Enquiry, Entry, MistakeReport
from enquiries.vocabulary import EntryKind
from tests.desk.signing_in import SECRET, recovery_codes, with_app
from tests.enquiries.builders import PLANTED, answers, make_enquiry, make_entry
from tests.enquiries.mistakes import make_mistake
from tests.staff import make_handler

pytestmark = pytest.mark.django_db
NEW = "bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleSE="


@pytest.fixture
def stored():
    """One of everything that is encrypted, under the old key."""
    enquiry = make_enquiry()
    make_entry(enquiry, EntryKind.ANSWER)
    make_mistake(wrong=PLANTED)
    invite(with_app(make_handler(email="bo@example.org")))
    return enquiry


def texts() -> dict[str, list[str]]:
    """What the tables hold, by column."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            for field in model._meta.local_fields:
                if isinstance(field, EncryptedTextField) and not model._meta.proxy:
                    cursor.execute(f'SELECT "{field.column}" FROM "{model._meta.db_table}"')
                    found[str(field)] = [text for (text,) in cursor.fetchall()]
    secrets = [
        value for data in Authenticator.objects.values_list("data", flat=True) for value in data.values()
    ]
    found["second factors"] = [value for value in secrets if isinstance(value, str)]
    found["links"] = [mail.headers[LINK] for mail in Email.objects.all() if LINK in (mail.headers or {})]
    return found


def put_in_front(settings, key: str = NEW) -> None:
    settings.FIELD_KEYS = [key, *settings.FIELD_KEYS]


def test_everything_is_under_the_new_key_alone(settings, stored):
    user, codes = Authenticator.objects.first().user, recovery_codes(Authenticator.objects.first().user)
    put_in_front(settings)
    call_command("rotate_keys")
    settings.FIELD_KEYS = [NEW]

    assert all(texts().values())
    for texts_of_column in texts().values():
        for text in texts_of_column:
            cipher().decrypt(text)
    enquiry = Enquiry.objects.get()
    assert (enquiry.message, enquiry.token) == (answers()["message"], stored.token)
    assert Entry.objects.get().text == f"said {PLANTED}"
    assert MistakeReport.objects.get().wrong == PLANTED
    assert recovery_codes(user) == codes
    factor = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert cipher().decrypt(factor.data["secret"]).decode() == SECRET


def test_a_second_run_writes_nothing(settings, stored, capsys):
    put_in_front(settings)
    call_command("rotate_keys")
    before = texts()
    call_command("rotate_keys")

    assert texts() == before
    assert (
        "Enquiry.message: 0 encrypted anew, 1 were already, 0 that no key opens." in capsys.readouterr().out
    )


def test_a_stopped_run_is_taken_up_again(settings, stored, monkeypatch):
    make_enquiry()
    put_in_front(settings)
    monkeypatch.setattr(rotation, "BATCH", 1)
    write, written = rotation.Place.write, []

    def stop_at_the_third(place, pk, value):
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(pk)
        write(place, pk, value)

    with monkeypatch.context() as stopping:
        stopping.setattr(rotation.Place, "write", stop_at_the_third)
        with pytest.raises(CommandError, match="Stopped: run it again"):
            call_command("rotate_keys")
    call_command("rotate_keys")
    settings.FIELD_KEYS = [NEW]

    assert len(Enquiry.objects.all()) == 2


def test_check_only_counts(settings, stored, capsys):
    put_in_front(settings)
    before = texts()
    call_command("rotate_keys", check=True)

    assert texts() == before
    assert "Enquiry.name: 1 to encrypt anew, 0 were already" in capsys.readouterr().out


def test_what_no_key_opens_is_counted_and_left_as_it_was(settings, stored):
    before = texts()
    settings.FIELD_KEYS = [NEW]

    with pytest.raises(CommandError, match="texts are opened by no key"):
        call_command("rotate_keys")
    assert texts() == before


def test_one_altered_byte_is_said_and_stays_refused(settings, stored):
    text = texts()["enquiries.Enquiry.message"][0]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE enquiries_enquiry SET message = %s",
            [text[:40] + ("A" if text[40] != "A" else "B") + text[41:]],
        )
    put_in_front(settings)

    with pytest.raises(CommandError, match=r"^1 texts are opened by no key"):
        call_command("rotate_keys")
    with pytest.raises(UndecryptableError):
        Enquiry.objects.get()


def test_it_prints_no_word(settings, stored, capsys):
    put_in_front(settings)
    call_command("rotate_keys")
    printed = "".join(capsys.readouterr())

    assert PLANTED not in printed
    assert NEW not in printed


def test_keys_of_another_database_are_noticed_before_the_start(settings, stored):
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    (error,) = run_checks(databases=["default"], tags=["database"])

    assert "No key in FIELD_KEYS opens what is stored in Enquiry.token" in error.msg


def test_right_keys_an_altered_row_and_an_empty_table_pass(settings, stored):
    make_enquiry()
    Entry.objects.all()._raw_delete("default")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enquiries_enquiry SET message = 'x' WHERE reference = %s", [stored.reference])
    put_in_front(settings)

    assert run_checks(databases=["default"], tags=["database"]) == []
