"""The crawl of bin/quality notices what is wrong with a site, on a small one that is wrong in every way."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from quality.crawl import MOST_QUERIES, crawl

PAGES = {
    "/": '<a href="/a/">A</a> <a href="/a/#there">There</a> <a href="/search/?q=1">Search</a>',
    "/a/": '<h1 id="there">A</h1>',
    "/search/?q=1": '<a href="/search/?q=2">On</a> <a href="/b/">B</a>',
    "/b/": "B",
    "/cy/": "",
    "/sitemap.xml": "",
    "/robots.txt": "",
    "/favicon.ico": "",
}


class Small(BaseHTTPRequestHandler):
    def do_GET(self):
        page = self.server.pages.get(self.path)
        self.send_response(404 if page is None else 200)
        self.send_header("Content-Type", "text/html")
        for cookie in self.server.cookies.get(self.path, ()):
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", str(len(page or "")))
        self.end_headers()
        self.wfile.write((page or "").encode())

    def log_message(self, *arguments):
        """Nothing: the test says what it missed."""


@pytest.fixture
def crawled():
    """What a crawl finds on the small site, with some pages written otherwise."""

    def crawl_with(cookies=(), **pages):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Small)
        server.pages = PAGES | {f"/{name}/" if name != "home" else "/": html for name, html in pages.items()}
        server.cookies = {"/a/": cookies}
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            return crawl(f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    return crawl_with


def test_a_sound_site_has_nothing_wrong(crawled):
    found = crawled()

    assert found.wrong() == []
    assert {"/", "/a/", "/b/", "/search/?q=1"} <= {*found.pages}


def test_a_search_is_walked_on_from_to_plain_pages_alone(crawled):
    assert "/search/?q=2" not in crawled().pages


def test_of_pages_that_differ_in_their_query_alone_some_are_read(crawled):
    links = "".join(f'<a href="/search/?q={n}">On</a>' for n in range(MOST_QUERIES + 5))
    found = crawled(home=links * 2)

    assert sum(path.startswith("/search/?") for path in found.pages) == MOST_QUERIES


def test_a_link_that_leads_nowhere(crawled):
    assert crawled(home='<a href="/gone/">Gone</a>').broken == ["/gone/, named by /, answers 404"]


def test_an_anchor_that_is_not_there(crawled):
    found = crawled(home='<a href="/a/#elsewhere">There</a>')

    assert found.broken == ["/ leads to /a/#elsewhere, which is not there"]


def test_a_file_of_another_host(crawled):
    found = crawled(home='<script src="https://example.org/count.js"></script>')

    assert found.strangers == ["https://example.org/count.js on /"]


def test_a_link_out_that_tells_where_from(crawled):
    out = '<a href="https://example.org/">Out</a> <a rel="noreferrer" href="https://example.net/">Out</a>'
    found = crawled(home=out)

    assert found.tellers == ["https://example.org/ on /"]
    assert found.outward == {"https://example.org/", "https://example.net/"}


def test_a_cookie_on_a_page_without_a_form(crawled):
    found = crawled(home='<a href="/a/">A</a>', cookies=["seen=1"])

    assert found.cookies == ["/a/"]
