"""One line a request: method, route, status and milliseconds.

Lines are gathered and written together: one at a time they cost more than the kept pages they tell of.
"""

import logging
import threading
import time
from collections import deque
from functools import lru_cache
from multiprocessing.util import Finalize

log = logging.getLogger("refrain.access")

# In the environment of a request: the pattern of its address, once Django knows it.
ROUTE = "refrain.route"
# Seconds until what is gathered is written.
GATHER = 0.25


def route_of(request) -> str:
    """The pattern that matched, such as `/programmes/<slug:slug>/`, or `(none)`."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "(none)"


class AccessLog:
    def __init__(self) -> None:
        self._lines: deque[str] = deque()
        self._is_due = False
        self._writing = threading.Lock()

    def add(self, method: str, route: str, status: int, seconds: float) -> None:
        self._lines.append(_line(time.time(), method, route, status, seconds))
        if not self._is_due:
            self._is_due = True
            timer = threading.Timer(GATHER, self.write)
            timer.daemon = True
            timer.start()

    def write(self) -> None:
        """Write what has been gathered so far."""
        with self._writing:
            self._is_due = False
            lines = [self._lines.popleft() for _ in range(len(self._lines))]
            if lines:
                log.info("\n".join(lines))


@lru_cache(maxsize=4)
def _clock(second: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(second))


def _line(moment: float, method: str, route: str, status: int, seconds: float) -> str:
    second = int(moment)
    at = f"{_clock(second)},{int((moment - second) * 1000):03}"
    return f"{at} INFO {log.name} {method} {route} {status} {seconds * 1000:.0f} ms"


access_log = AccessLog()
# When the process ends, be it a child that a server started, for which `atexit` is not run.
Finalize(None, access_log.write, exitpriority=1)


class AccessLogMiddleware:
    """Writes the line of what Django answers, and leaves the route for whoever keeps the answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        started = time.perf_counter()
        response = self.get_response(request)
        request.META[ROUTE] = route_of(request)
        took = time.perf_counter() - started
        access_log.add(request.method, request.META[ROUTE], response.status_code, took)
        return response
