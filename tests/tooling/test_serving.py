"""bin/serve: what stops it, which database it fills, and how its processes live and die together."""

import socket
import subprocess
import sys

import _database
import _running
import _serving
import pytest
from django.core import management

from tests.enquiries.builders import make_enquiry


def test_a_taken_port_says_so():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(SystemExit, match=f"Port {port} is taken"):
            _serving.check_port(port)


def test_an_impossible_port_says_so():
    with pytest.raises(SystemExit, match="There is no port 70000"):
        _serving.check_port(70000)


@pytest.fixture
def seeded(monkeypatch, tmp_path):
    """Calls of seed_demo, with bin/serve's folder in a place of its own."""
    calls = []
    monkeypatch.setattr(_database, "VAR", tmp_path)
    monkeypatch.setattr(_database, "WAITING", tmp_path / "waiting")
    monkeypatch.setattr(
        management, "call_command", lambda name, **options: calls.append((name, options["sign_ins"]))
    )
    monkeypatch.setenv("DATABASE_URL", "")
    return calls


def test_a_new_database_of_its_own_is_filled_once(seeded, tmp_path):
    _database.WAITING.touch()
    _database.seed(demo=False, empty=False)
    _database.seed(demo=False, empty=False)

    assert seeded == [("seed_demo", str(tmp_path / "demo-sign-ins.txt"))]


def test_an_empty_start_stays_empty(seeded):
    _database.WAITING.touch()
    _database.seed(demo=False, empty=True)
    _database.seed(demo=False, empty=False)

    assert seeded == []


def test_a_database_with_a_name_is_never_filled_unasked(seeded, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://refrain@db.example.org/refrain")
    _database.WAITING.touch()
    _database.seed(demo=False, empty=False)

    assert seeded == []
    assert _database.WAITING.exists()


def test_a_database_with_a_name_is_filled_as_a_demonstration(seeded, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://refrain@db.example.org/refrain")
    _database.seed(demo=True, empty=False)

    assert len(seeded) == 1
    assert seeded[0][1] != str(tmp_path / "demo-sign-ins.txt")


def test_an_unreachable_database_is_named_without_its_password(monkeypatch, settings):
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:secret@db.example.org/refrain")
    at = {"NAME": "refrain", "HOST": "db.example.org", "PORT": "", "PASSWORD": "secret"}
    monkeypatch.setitem(settings.DATABASES, "default", at)

    sentence = _database.explain(
        OSError('connection to "db.example.org" failed: Connection refused\nIs it up?')
    )

    assert sentence.startswith(
        "The database refrain on db.example.org:5432 cannot be used (Connection refused):"
    )
    assert "secret" not in sentence


def python(source):
    return subprocess.Popen([sys.executable, "-c", source], stdin=subprocess.PIPE)


def test_the_one_that_ended_is_named_and_the_other_stopped():
    processes = {"a": python("input()"), "b": python("")}

    assert _running.watch(processes) == "b"
    _running.stop_all(processes)
    assert all(process.poll() is not None for process in processes.values())
    for process in processes.values():
        process.stdin.close()


def test_beside_the_site_run_the_mails_and_the_uploads():
    site, *workers = _running.commands(8000).values()

    assert "granian" in site
    assert [command[1:] for command in workers] == [["manage.py", "send_mail"], ["manage.py", "run_jobs"]]


def test_the_site_is_served_to_this_machine_only_and_logs_no_address():
    command = _running.commands(8000)[_running.SITE]

    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert "--no-access-log" in command


@pytest.mark.django_db
def test_a_database_of_other_keys_ends_with_a_sentence(settings):
    _database.require_its_keys()
    make_enquiry()
    settings.FIELD_KEYS = ["bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleSE="]

    with pytest.raises(SystemExit, match="No key in FIELD_KEYS opens what is stored"):
        _database.require_its_keys()
