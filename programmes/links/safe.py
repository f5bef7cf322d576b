"""Where a visit may go: the public internet on its usual ports, and nothing behind this machine's own doors."""

import ipaddress
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.encoding import iri_to_uri

from programmes.models import LinkState

USUAL_PORTS = {"http": 80, "https": 443}
# Within the space that IANA gives out, these tunnel to an IPv4 address, or are for documents and tests.
NOT_FOR_VISITS = [
    ipaddress.ip_network(block)
    for block in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
]
GIVEN_OUT = ipaddress.ip_network("2000::/3")


class Stopped(Exception):
    """A visit ended without an answer; `state` says why."""

    def __init__(self, state: LinkState):
        super().__init__(state.label)
        self.state = state


def is_public(ip: str) -> bool:
    """Whether an IP address is a public one of a single machine.

    An IPv6 address that carries an IPv4 one (mapped, translated, tunnelled) never is: nobody needs it to be
    reached, and it is a way round the rule.
    """
    address = ipaddress.ip_address(ip)
    if address.version == 6 and address not in GIVEN_OUT:
        return False
    is_special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not is_special and not any(address in block for block in NOT_FOR_VISITS)


@dataclass(frozen=True)
class Reach:
    """What visits may connect to: the tests alone allow more."""

    may_visit: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset(USUAL_PORTS.values())


@dataclass(frozen=True)
class Target:
    """One address, taken apart for a request."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == USUAL_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def target_of(address: str, reach: Reach) -> Target:
    """Raises Stopped for another scheme, another port, a name or password in it, or what is no address."""
    try:
        parts = urlsplit(iri_to_uri(address.strip()))
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or USUAL_PORTS.get(parts.scheme, 0)
    except ValueError:  # UnicodeError is one
        raise Stopped(LinkState.UNUSABLE) from None
    has_password = "@" in parts.netloc
    if not host or parts.scheme not in USUAL_PORTS or port not in reach.ports or has_password:
        raise Stopped(LinkState.UNUSABLE)
    return Target(parts.scheme, host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def ips_of(target: Target, reach: Reach, seconds: float) -> list[str]:
    """The IP addresses to connect to, looked up once: what the name means later changes nothing.

    Raises Stopped if one of them may not be visited: a name that is public by half is a trick.
    """
    ips = _look_up(target, seconds)
    if not all(reach.may_visit(ip) for ip in ips):
        raise Stopped(LinkState.PRIVATE)
    return ips


def _look_up(target: Target, seconds: float) -> list[str]:
    """The system's resolver takes no time limit, so it is waited for in a thread of its own."""
    found: list = []

    def ask() -> None:
        try:
            found.append(socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        raise Stopped(LinkState.TIMED_OUT)
    if isinstance(found[0], Exception):
        raise Stopped(LinkState.NAME_UNKNOWN)
    return list(dict.fromkeys(entry[4][0] for entry in found[0]))
