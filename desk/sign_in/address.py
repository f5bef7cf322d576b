"""Where a request comes from, whatever it says of itself."""

from django.conf import settings
from django.http import HttpRequest

from enquiries.limit import network_of


def sender_of(request: HttpRequest) -> str:
    """The network address that is counted, an IPv4 address or an IPv6 network.

    Only the last entry of X-Forwarded-For was written by our own proxy; all before it anybody can send.
    """
    connected = request.META.get("REMOTE_ADDR", "")
    if not settings.BEHIND_PROXY:
        return network_of(connected)
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return network_of(told) or network_of(connected)
