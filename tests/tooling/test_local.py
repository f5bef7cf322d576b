"""The keys a machine makes for itself."""

import os
import stat

import _local
import pytest
from cryptography.fernet import Fernet


def values(var):
    return dict(line.split("=", 1) for line in (var / "local.env").read_text().splitlines())


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_keys_are_for_this_user_only(tmp_path):
    _local.ensure_local(tmp_path / "var", 8000)

    assert mode(tmp_path / "var") == 0o700
    assert mode(tmp_path / "var" / "local.env") == 0o600


def test_keys_are_made_once(tmp_path):
    _local.ensure_local(tmp_path / "var", 8000)
    first = values(tmp_path / "var")
    _local.ensure_local(tmp_path / "var", 8001)

    assert values(tmp_path / "var") == first


def test_keys_differ_between_machines(tmp_path):
    one, two = _local.fresh_values(8000), _local.fresh_values(8000)

    assert one["SECRET_KEY"] != two["SECRET_KEY"]
    assert one["FIELD_KEYS"] != two["FIELD_KEYS"]


def test_field_key_encrypts():
    key = Fernet(_local.fresh_values(8000)["FIELD_KEYS"])

    assert key.decrypt(key.encrypt(b"words")) == b"words"


@pytest.mark.parametrize(
    ("chosen", "followed"),
    [("http://127.0.0.1:8000", "http://127.0.0.1:9000"), ("https://www.example.org", None)],
)
def test_links_follow_the_port_unless_an_address_was_chosen(tmp_path, monkeypatch, chosen, followed):
    monkeypatch.setenv("SITE_URL", "x")
    monkeypatch.delenv("SITE_URL")
    (tmp_path / "local.env").write_text(f"SITE_URL={chosen}\n")

    _local.follow_port(tmp_path, 9000)

    assert os.environ.get("SITE_URL") == followed
