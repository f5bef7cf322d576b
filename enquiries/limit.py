"""At most so many reports a day from one network address, counted without keeping the address."""

import ipaddress

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from enquiries.models import DailyCount

SALT = "enquiries.limit"
# A connection is given a network of IPv6 addresses (RFC 6177), and changes the last half at will.
IPV6_NETWORK = 64


class TooManyToday(Exception):
    """The day's reports from this address are used up."""


def network_of(address: str) -> str:
    """What counts as one sender: an IPv4 address, or an IPv6 network. Whatever has no address counts as one together."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:  # how a server that listens to both shows the older kind
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((int(parsed), IPV6_NETWORK), strict=False))


def count_one(address: str) -> None:
    """Count one report from `address` today; raises TooManyToday. To be called in the transaction that stores it."""
    today = timezone.localdate()
    # The day is in it: nobody can tell from two rows that the same address came back.
    sender = salted_hmac(SALT, f"{today} {network_of(address)}", algorithm="sha256").hexdigest()
    if not DailyCount.objects.take_one(today, sender, settings.MISTAKE_REPORTS_A_DAY):
        raise TooManyToday
