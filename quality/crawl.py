"""Walks through the site from its home page by every link, as a search engine does."""

import http.client
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from faults.figures import Figure, at_least, none_of
from quality.pages import Named, read

STARTS = ("/", "/cy/", "/sitemap.xml", "/robots.txt", "/favicon.ico")
# Staff's pages ask for a password first.
NOT_WALKED = ("/admin/", "/staff/")
# A form's page sets the cookie that protects it against forgery.
WITH_FORMS = ("/enquiries/", "/report/")
MOST = 5_000
# Pages that differ in their query alone: they are made of the same.
MOST_QUERIES = 40


@dataclass(frozen=True)
class Page:
    """One answer. `path` has the query."""

    path: str
    status: int
    kind: str
    cookies: tuple[str, ...]
    text: str
    named: Named = field(default_factory=Named)

    @property
    def is_html(self) -> bool:
        return self.kind == "text/html"


class Site:
    """One connection to the site at `address`."""

    def __init__(self, address: str):
        self.address, self.host = address, urlsplit(address).netloc
        self._connection = http.client.HTTPConnection(self.host, timeout=60)

    def get(self, path: str) -> Page:
        """The page, followed through redirects within the site."""
        for _ in range(5):
            answer, body = self._ask(path, "identity")
            if answer.status not in (301, 302, 303, 307, 308):
                break
            path = self.within(urljoin(f"{self.address}{path}", answer.headers["Location"])) or path
        kind = answer.headers.get_content_type()
        text = body.decode("utf-8", "replace")
        cookies = tuple(answer.headers.get_all("Set-Cookie") or ())
        named = read(text) if kind == "text/html" else Named()
        return Page(path, answer.status, kind, cookies, text, named)

    def size(self, path: str) -> int:
        """Bytes that come over the line for whoever takes the usual compression."""
        return len(self._ask(path, "gzip, br")[1])

    def within(self, address: str) -> str | None:
        """Path and query of an address of this site; None for another's."""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or parts.netloc != self.host:
            return None
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def _ask(self, path: str, coding: str) -> tuple[http.client.HTTPResponse, bytes]:
        self._connection.request("GET", path, headers={"Accept-Encoding": coding})
        answer = self._connection.getresponse()
        return answer, answer.read()


@dataclass
class Found:
    """Every page by its path, and what was wrong: each as a sentence for the report."""

    pages: dict[str, Page] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    tellers: list[str] = field(default_factory=list)
    outward: set[str] = field(default_factory=set)

    @property
    def cookies(self) -> list[str]:
        return [
            path
            for path, page in self.pages.items()
            if page.cookies and not any(at in path for at in WITH_FORMS)
        ]

    def figures(self) -> Iterator[Figure]:
        yield at_least("pages read", sum(page.is_html for page in self.pages.values()), 100)
        yield none_of("broken links and anchors", len(self.broken))
        yield none_of("files from another host", len(self.strangers))
        yield none_of("links out that tell where from", len(self.tellers))
        yield none_of("cookies on pages without a form", len(self.cookies))

    def wrong(self) -> list[str]:
        return [
            *self.broken,
            *(f"{one} is loaded from elsewhere" for one in self.strangers),
            *(f"{one} tells where from" for one in self.tellers),
            *(f"{one} sets a cookie" for one in self.cookies),
        ]


def crawl(address: str) -> Found:
    """Read every page that can be reached. From one with a query only pages without are walked on to, or there
    would be no end of searches, and of those that differ in their query alone some."""
    site, found, waiting = Site(address), Found(), dict.fromkeys(STARTS, "the start")
    anchors: list[tuple[str, str, str]] = []
    queries: Counter[str] = Counter()
    while waiting and len(found.pages) < MOST:
        path, whence = next(iter(waiting.items()))
        del waiting[path]
        page = found.pages[path] = site.get(path)
        if page.status != 200:
            found.broken.append(f"{path}, named by {whence}, answers {page.status}")
        for named in _loaded(site, page, found):
            waiting.setdefault(named, path)
        for named, anchor in _linked(site, page, found):
            if anchor:
                anchors.append((path, named, anchor))
            if not (named in found.pages or named in waiting) and _leads_on(path, named, queries):
                waiting[named] = path
        waiting = {one: by for one, by in waiting.items() if one not in found.pages}
    found.broken += [
        f"{whence} leads to {path}#{anchor}, which is not there"
        for whence, path, anchor in anchors
        if path in found.pages and found.pages[path].is_html and anchor not in found.pages[path].named.anchors
    ]
    return found


def _leads_on(path: str, named: str, queries: Counter[str]) -> bool:
    """Whether `named`, which is new, is read because `path` leads to it. Counts in `queries` those with one."""
    plain, has_query, _query = named.partition("?")
    if not has_query:
        return True
    queries[plain] += "?" not in path
    return "?" not in path and queries[plain] <= MOST_QUERIES


def _loaded(site: Site, page: Page, found: Found) -> Iterator[str]:
    for address in page.named.loaded:
        path = site.within(urljoin(f"{site.address}{page.path}", address))
        if path:
            yield path
        elif not address.startswith("data:"):
            found.strangers.append(f"{address} on {page.path}")


def _linked(site: Site, page: Page, found: Found) -> Iterator[tuple[str, str]]:
    for address, rel in page.named.links:
        whole = urljoin(f"{site.address}{page.path}", address)
        path = site.within(whole)
        if path and not path.startswith(NOT_WALKED):
            yield path, unquote(urlsplit(whole).fragment)
        elif not path and whole.startswith("http"):
            found.outward.add(whole)
            if "noreferrer" not in rel.split():
                found.tellers.append(f"{address} on {page.path}")
