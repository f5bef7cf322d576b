"""Where a request comes from, whatever it says of itself. The one rule for forms, for sign-in and for https."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# A connection is given a network of IPv6 addresses (RFC 6177), and changes the last half at will.
IPV6_NETWORK = 64

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _parsed(text: str) -> Address | None:
    """A server that listens to both kinds shows the older one within the newer: it is the older."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def network_of(text: str) -> str:
    """What counts as one sender: an IPv4 address, or an IPv6 network. Empty if it is no address."""
    address = _parsed(text)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address), IPV6_NETWORK), strict=False))
    return str(address or "")


def is_our_proxy(text: str) -> bool:
    """Whether a connection from there is that of the proxy in front, which alone is believed."""
    address = _parsed(text)
    return address is not None and any(address in network for network in settings.TRUSTED_PROXY)


def sender_of(request: HttpRequest) -> str:
    """The network address that is counted. Empty if our proxy does not say whom it speaks for.

    A header is read from our own proxy alone, and of X-Forwarded-For the last entry alone: the proxy
    wrote that one, and all before it anybody can send.
    """
    connected = request.META.get("REMOTE_ADDR", "")
    if not is_our_proxy(connected):
        return network_of(connected)
    return network_of(request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip())
