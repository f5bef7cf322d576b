"""Whom a form came from: what our own proxy says, and nobody else."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from enquiries.address import network_of, sender_of

VISITOR, PROXY, STRANGER = "203.0.113.9", "198.51.100.7", "192.0.2.66"
HEADERS = ["x-forwarded-for", "x-real-ip", "forwarded", "x-client-ip", "remote-addr", "cf-connecting-ip"]


@pytest.fixture
def behind_proxy(settings):
    settings.TRUSTED_PROXY = [ip_network(PROXY), ip_network("2001:db8:7::/48")]


def sender(connected: str, **headers: str) -> str:
    return sender_of(RequestFactory().get("/", REMOTE_ADDR=connected, headers=headers))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", ""),
        ("203.0.113.9, 192.0.2.1", ""),
    ],
)
def test_what_counts_as_one_sender(address, network):
    assert network_of(address) == network


@pytest.mark.parametrize("name", HEADERS)
def test_without_a_proxy_no_header_is_read(name):
    assert sender(VISITOR, **{name: STRANGER}) == VISITOR


@pytest.mark.parametrize("name", HEADERS)
def test_a_stranger_who_passes_the_proxy_by_is_not_believed(behind_proxy, name):
    assert sender(STRANGER, **{name: VISITOR}) == STRANGER


@pytest.mark.parametrize("name", HEADERS[1:])
def test_of_the_proxy_one_header_is_read_and_no_other(behind_proxy, name):
    assert sender(PROXY, **{"x-forwarded-for": VISITOR, name: STRANGER}) == VISITOR


@pytest.mark.parametrize("proxy", [PROXY, f"::ffff:{PROXY}", "2001:db8:7::1"])
def test_only_what_the_proxy_wrote_itself_counts(behind_proxy, proxy):
    assert sender(proxy, **{"x-forwarded-for": f"{STRANGER}, {VISITOR}"}) == VISITOR
    assert sender(proxy, **{"x-forwarded-for": f"{STRANGER},2001:db8:1:2::9"}) == "2001:db8:1:2::/64"


@pytest.mark.parametrize("told", ["", "unknown", f"{VISITOR}, ", "a" * 5000])
def test_where_the_proxy_does_not_say_nobody_else_is_named(behind_proxy, told):
    assert sender(PROXY, **{"x-forwarded-for": told}) == ""
