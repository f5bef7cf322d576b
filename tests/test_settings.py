"""A setting that must be given stops the start, with a sentence that names it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "refrain.example.org",
    "FIELD_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "DEFAULT_FROM_EMAIL": "no-reply@example.org",
    "CONTACT_PHONE": "020 7946 0999",
    "SITE_HTTPS": "true",
    "DATABASE_URL": "sqlite:///:memory:",
}


def check(**changes: str) -> subprocess.CompletedProcess:
    """`manage.py check` in an environment of its own."""
    environment = {"PATH": os.environ["PATH"], **PRODUCTION, **changes}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_production_settings_pass_the_deployment_check():
    done = check()

    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "FIELD_KEYS", "DEFAULT_FROM_EMAIL"])
def test_an_empty_one_stops_the_start(name):
    done = check(**{name: ""})

    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_a_proxy_that_is_no_address_stops_the_start():
    done = check(TRUSTED_PROXY="10.0.0.300")

    assert done.returncode == 1
    assert "TRUSTED_PROXY" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_key_that_cannot_be_used_stops_the_start_and_is_not_printed():
    done = check(FIELD_KEYS="not-a-key")

    assert done.returncode == 1
    assert "FIELD_KEYS" in done.stderr
    assert "not-a-key" not in done.stderr
    assert "Traceback" not in done.stderr
