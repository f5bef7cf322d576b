"""Public pages answered from memory, in front of Django (docs/decisions.md, "Public pages are kept whole")."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.db import DatabaseError

from programmes.moment import Moment, latest_moment
from recovery_site.access_log import ROUTE, access_log
from recovery_site.page_requests import NotKept, coding_for, is_anybodys, key_of
from recovery_site.page_store import Headers, Key, Page, PageStore
from recovery_site.release import release

Environ = dict[str, Any]

MOST_PAGES, MOST_BYTES = 5_000, 128 * 2**20
# An answer with one of these is not for everybody, or not to be kept.
PARTICULAR = {"set-cookie", "cache-control", "vary", "content-encoding", "etag"}


class Told:
    """What Django tells the server before it sends the body."""

    status: str
    headers: Headers

    def __call__(self, status: str, headers: Headers, exc_info=None) -> None:
        self.status, self.headers = status, headers

    @property
    def is_for_everybody(self) -> bool:
        return self.status == "200 OK" and PARTICULAR.isdisjoint(name.lower() for name, _ in self.headers)


class CachedPages:
    """A WSGI application that answers with the pages it has kept, and lets `application` answer the rest."""

    def __init__(self, application: Callable[..., Iterable[bytes]]):
        self.application = application
        self.release = release()
        self.store = PageStore(MOST_PAGES, MOST_BYTES)

    def __call__(self, environ: Environ, start_response) -> Iterable[bytes]:
        started = time.perf_counter()
        try:
            moment, key, page = self._look_up(environ)
        except (NotKept, DatabaseError):
            return self.application(environ, start_response)
        if page is None:
            return self._make(environ, start_response, moment, key)
        status, body = _send(page, environ, start_response)
        access_log.add(environ["REQUEST_METHOD"], page.route, status, time.perf_counter() - started)
        return body

    def _look_up(self, environ: Environ) -> tuple[Moment, Key, Page | None]:
        """Raises NotKept if Django must answer."""
        if not is_anybodys(environ):
            raise NotKept
        moment = latest_moment()
        key = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        page = self.store.get(moment, key)
        if page is None:
            key = key_of(moment, *key)
            page = self.store.get(moment, key)
        return moment, key, page

    def _make(self, environ: Environ, start_response, moment: Moment, key: Key) -> Iterable[bytes]:
        """Ask Django as nobody in particular, by the canonical query; it writes the line in the log."""
        environ = environ | {"QUERY_STRING": key[1]}
        environ.pop("HTTP_COOKIE", None)
        told = Told()
        answer = self.application(environ, told)
        if not told.is_for_everybody:
            start_response(told.status, told.headers)
            return answer
        headers = [header for header in told.headers if header[0] != "Content-Length"]
        page = Page(environ[ROUTE], headers, _whole(answer), self.release)
        self.store.put(moment, key, page)
        return _send(page, environ, start_response)[1]


def _whole(answer: Iterable[bytes]) -> bytes:
    try:
        return b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()


def _send(page: Page, environ: Environ, start_response) -> tuple[int, list[bytes]]:
    """Answer with the page, or with 304 to whoever has it; gives status and body."""
    coding = coding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
    if "HTTP_IF_NONE_MATCH" in environ and page.is_in(environ["HTTP_IF_NONE_MATCH"]):
        start_response("304 Not Modified", page.unchanged(coding))
        return 304, []
    headers, body = page.answer(coding)
    start_response("200 OK", headers)
    return 200, body if environ["REQUEST_METHOD"] == "GET" else []
