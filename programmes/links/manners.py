"""What we owe every host: to ask its robots.txt, one request at a time, and a pause between two."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.robotparser import RobotFileParser

from programmes.links.exchange import AGENT

# Seconds between two requests to a host.
PAUSE = 2.0
# A host that asks for a longer pause than this is left alone.
LONGEST_PAUSE = 60.0


class Rules:
    """What a host's robots.txt says to us."""

    def __init__(self, status: int, text: str):
        """`status` as the host answered: without a file all is open, with a closed one nothing is (RFC 9309)."""
        self._parser = RobotFileParser()
        lines = text.splitlines() if 200 <= status < 300 else []
        self._parser.parse(["User-agent: *", "Disallow: /"] if status in (401, 403) else lines)

    @property
    def pause(self) -> float:
        return float(self._parser.crawl_delay(AGENT) or 0)

    def allow(self, address: str) -> bool:
        return self.pause <= LONGEST_PAUSE and self._parser.can_fetch(AGENT, address)


class Turns:
    """One request at a time to each host. Visits may run in several threads."""

    def __init__(self, pause: float = PAUSE, sleep: Callable[[float], object] = time.sleep):
        self._pause, self._sleep = pause, sleep
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._ready_at: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, pause: float = 0.0) -> Iterator[None]:
        """Waits until the host may be asked again; `pause` is what the host itself asks for, in seconds."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            wait = self._ready_at.get(host, 0.0) - time.monotonic()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                self._ready_at[host] = time.monotonic() + max(self._pause, pause)
