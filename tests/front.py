"""Calling the site as a server does, within the transaction of a test."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http.request import HttpHeaders
from django.test import RequestFactory

from recovery_site.cached_pages import CachedPages


class Answer:
    """What the server is told and given."""

    status: int
    headers: dict[str, str]

    def __init__(self, application, path: str, method: str = "GET", **headers: str):
        request = RequestFactory().generic(method, path)
        own = {"wsgi.input": io.BytesIO()} | HttpHeaders.to_wsgi_names({"host": "testserver"} | headers)
        with _connection_kept():
            self.body = b"".join(application(request.environ | own, self._start))
        self.text = self.body.decode(errors="replace")

    def _start(self, status, headers, exc_info=None):
        self.status, self.headers = int(status[:3]), dict(headers)


@contextmanager
def _connection_kept() -> Iterator[None]:
    """Django closes the connection around a request, and with it would end the transaction; its test client does this too."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


class Site:
    """The site in front and Django behind it, which counts what reaches it."""

    def __init__(self):
        self.reached = 0
        self.django = WSGIHandler()
        self.pages = CachedPages(self._behind)

    def _behind(self, environ, start_response):
        self.reached += 1
        return self.django(environ, start_response)

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        return Answer(self.pages, path, method, **headers)

    def is_kept(self, path: str, **headers: str) -> bool:
        """Whether the second request of two for `path` is answered without Django."""
        self.get(path, **headers)
        before = self.reached
        self.get(path, **headers)
        return self.reached == before
