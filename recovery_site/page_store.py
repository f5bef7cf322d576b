"""Finished pages in memory: each compressed once for each coding that is asked for, and no more than fit."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable

import brotli

Headers = list[tuple[str, str]]
# Of a page: its path and canonical query.
Key = tuple[str, str]

# Of content codings, the best first; "" is the page as it is. More effort makes it hardly smaller.
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "": bytes,
}
# What every answer about a page says, a 304 too. Any cache between asks us first.
SHARED = [("Cache-Control", "public, no-cache"), ("Vary", "Accept-Encoding")]


class Page:
    """One answer of Django's. `route` is the pattern of its address, for the log."""

    def __init__(self, route: str, headers: Headers, body: bytes, release: str):
        self.route = route
        # Of what it says, not of the version it was made from: the same page keeps its tag, and no other has it.
        self.tag = hashlib.sha256(release.encode() + body).hexdigest()[:32]
        # Bytes it may come to: what is compressed, in both ways, is smaller than the page.
        self.size = 2 * len(body)
        self._headers, self._body = headers, body
        self._answers: dict[str, tuple[Headers, list[bytes]]] = {}

    def is_in(self, tags: str) -> bool:
        """Whether an If-None-Match header names this page, in whatever coding."""
        return self.tag in tags or tags.strip() == "*"

    def unchanged(self, coding: str) -> Headers:
        """The headers of a 304."""
        return [*SHARED, ("ETag", f'"{self.tag}-{coding}"' if coding else f'"{self.tag}"')]

    def answer(self, coding: str) -> tuple[Headers, list[bytes]]:
        """Headers and body in one of CODINGS, made when first asked for."""
        answer = self._answers.get(coding)
        if answer is None:
            answer = self._answers[coding] = self._coded(coding)
        return answer

    def _coded(self, coding: str) -> tuple[Headers, list[bytes]]:
        body = CODINGS[coding](self._body)
        coded = [("Content-Encoding", coding)] if coding else []
        length = ("Content-Length", str(len(body)))
        return [*self._headers, *coded, length, *self.unchanged(coding)], [body]


class PageStore:
    """The pages of one moment. The one that was asked for longest ago goes first."""

    def __init__(self, most_pages: int, most_bytes: int):
        self.most_pages, self.most_bytes = most_pages, most_bytes
        self.bytes = 0
        self._moment: object = None
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, moment: object, key: Key) -> Page | None:
        """With a new moment all pages of the one before are gone."""
        if moment is not self._moment and moment != self._moment:
            self._begin(moment)
        try:
            self._pages.move_to_end(key)
        except KeyError:
            return None
        # Another request may have made room of it just now.
        return self._pages.get(key)

    def put(self, moment: object, key: Key, page: Page) -> None:
        """Nothing happens if the moment it was made in has passed."""
        with self._lock:
            if moment == self._moment:
                self._drop(key)
                self._pages[key] = page
                self.bytes += page.size
                while len(self._pages) > self.most_pages or self.bytes > self.most_bytes:
                    self._drop(next(iter(self._pages)))

    def _begin(self, moment: object) -> None:
        with self._lock:
            self._pages.clear()
            self._moment, self.bytes = moment, 0

    def _drop(self, key: Key) -> None:
        if page := self._pages.pop(key, None):
            self.bytes -= page.size
