"""One request and its answer, with a limit on time and on size."""

import http.client
import socket
import ssl
import threading
import time
from dataclasses import dataclass, field

from django.conf import settings

from programmes.links.safe import USUAL_PORTS, Reach, Stopped, Target, ips_of
from programmes.models import LinkState

AGENT = "RefrainLinkCheck"


@dataclass(frozen=True)
class Limits:
    """In seconds."""

    connect: float = 8.0
    total: float = 20.0


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    body: bytes


@dataclass(frozen=True)
class Exchange:
    """Makes requests. Nothing of this machine's user, cookies or proxies goes with them."""

    reach: Reach = field(default_factory=Reach)
    limits: Limits = field(default_factory=Limits)

    def ask(self, method: str, target: Target, most_bytes: int = 0) -> Answer:
        """The answer with the first `most_bytes` of its body. Raises Stopped."""
        deadline = time.monotonic() + self.limits.total
        ips = ips_of(target, self.reach, self.limits.connect)
        stopped = Stopped(LinkState.NO_ANSWER)
        for ip in ips:
            try:
                return _ask(method, target, ip, most_bytes, self.limits.connect, deadline)
            except Stopped as reason:
                stopped = reason
            if time.monotonic() >= deadline:
                break
        raise stopped


def headers() -> dict[str, str]:
    """Who we are, and where to read what we do."""
    about = f"{settings.SITE_URL}/how-we-check/"
    return {
        "User-Agent": f"{AGENT}/1.0 (+{about})",
        "Accept": "text/html,*/*;q=0.8",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


class _Pinned(http.client.HTTPConnection):
    """Connects to an IP address that was looked at, whatever the host's name means by now."""

    def __init__(self, target: Target, ip: str, seconds: float):
        super().__init__(target.host, target.port, timeout=seconds)
        self.default_port = USUAL_PORTS[target.scheme]
        self._ip, self._is_secure = ip, target.scheme == "https"

    def connect(self) -> None:
        self.sock = socket.create_connection((self._ip, self.port), self.timeout)
        if self._is_secure:
            # In two steps, so that the handshake too can be cut short.
            self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def cut(self) -> None:
        """End whatever waits for the other side; called from another thread."""
        if self.sock:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it is over already


def _ask(method, target: Target, ip: str, most_bytes: int, connect: float, deadline: float) -> Answer:
    connection = _Pinned(target, ip, connect)
    # A time limit of the socket is for each read: a host that drips a byte at a time would never end.
    watch = threading.Timer(max(deadline - time.monotonic(), 0), connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request(method, target.path, headers=headers())
        answer = connection.getresponse()
        body = answer.read(most_bytes) if most_bytes else b""
        return Answer(answer.status, _location(answer), body)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Stopped(_why(error, deadline)) from None
    finally:
        watch.cancel()
        connection.close()


def _location(answer: http.client.HTTPResponse) -> str:
    """Headers are read as Latin-1; addresses beyond ASCII are sent as UTF-8."""
    return (answer.headers.get("Location") or "").encode("latin-1", "replace").decode("utf-8", "replace")


def _why(error: Exception, deadline: float) -> LinkState:
    if isinstance(error, ssl.SSLCertVerificationError):
        return LinkState.CERTIFICATE
    if isinstance(error, TimeoutError) or time.monotonic() >= deadline:
        return LinkState.TIMED_OUT
    return LinkState.NO_ANSWER
