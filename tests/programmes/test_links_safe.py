"""A visit goes to the public internet and nowhere else."""

import socket

import pytest

from programmes.links.exchange import Exchange
from programmes.links.safe import Reach, Stopped, ips_of, is_public, target_of
from programmes.models import LinkState

PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:4700::6810:85e5", "2a00:1450:4009:81f::200e"]
NOT_PUBLIC = [
    "127.0.0.1",
    "127.255.0.1",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "fc00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
NOT_TO_VISIT = [
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org/",
    "javascript:alert(1)",
    "https://user@example.org/",
    "https://user:word@example.org/",
    "https://@example.org/",
    "http://example.org:22/",
    "http://example.org:99999/",
    "http://[::1/",
    "http://" + "a" * 70 + ".example.org/",
    "https:///nowhere",
    "",
]


@pytest.mark.parametrize("ip", PUBLIC)
def test_a_public_address_is_visited(ip):
    assert is_public(ip)


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_any_other_address_is_not(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("address", NOT_TO_VISIT)
def test_an_odd_address_is_not_visited(address):
    with pytest.raises(Stopped) as refusal:
        target_of(address, Reach())

    assert refusal.value.state == LinkState.UNUSABLE


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "127.1", "2130706433", "0x7f.1"])
def test_however_it_is_written_this_machine_is_not_asked(host, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *args: pytest.fail("connected"))

    with pytest.raises(Stopped) as refusal:
        Exchange().ask("GET", target_of(f"http://{host}/", Reach()))

    assert refusal.value.state == LinkState.PRIVATE


def answers(*ips):
    return lambda *args, **options: [(0, 0, 0, "", (ip, 80)) for ip in ips]


def test_a_name_that_is_public_by_half_is_refused(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", answers("8.8.8.8", "10.0.0.1"))

    with pytest.raises(Stopped) as refusal:
        ips_of(target_of("http://half.example.org/", Reach()), Reach(), 5)

    assert refusal.value.state == LinkState.PRIVATE


def test_what_was_looked_up_is_what_is_connected_to(monkeypatch):
    """The name means something else the second time: nobody looks a second time."""
    asked, connected = iter([answers("8.8.8.8"), answers("127.0.0.1")]), []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: next(asked)(*args, **options))

    def connect(place, seconds):
        connected.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Stopped):
        Exchange().ask("GET", target_of("http://rebound.example.org/", Reach()))

    assert connected == [("8.8.8.8", 80)]


def test_an_unknown_name_is_said_to_be_unknown(monkeypatch):
    def fail(*args, **options):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(Stopped) as refusal:
        ips_of(target_of("http://nobody.example.org/", Reach()), Reach(), 5)

    assert refusal.value.state == LinkState.NAME_UNKNOWN
