"""Public pages are answered from memory, the same for everybody, and never when they are out of date."""

import gzip
import os
import subprocess
import sys

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError
from django.urls import URLPattern, get_resolver

from desk.sign_in.pages import STAFF_ROUTES
from programmes import moment
from programmes.models import Catalogue, Programme
from recovery_site import access_log, cached_pages, page_requests, page_store
from recovery_site.cached_pages import CachedPages
from recovery_site.page_store import Page, PageStore
from tests.builders import make_programme, make_registered, make_therapist
from tests.front import Answer
from tests.test_settings import PRODUCTION, ROOT

pytestmark = pytest.mark.django_db


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


@pytest.fixture
def site(monkeypatch):
    """With nothing remembered, and nothing remembered after."""
    for remembered in (page_requests.key_of, page_requests._is_well_addressed):
        remembered.cache_clear()
    monkeypatch.setattr(moment, "close_old_connections", lambda: None)
    monkeypatch.setattr(cached_pages, "latest_moment", moment._Latest().get)
    return Site()


@pytest.fixture
def later(monkeypatch):
    """Moves the clock that what is remembered goes by on by seconds."""
    now = [0.0]
    monkeypatch.setattr(moment, "monotonic", lambda: now[0])
    return lambda seconds: now.__setitem__(0, now[0] + seconds)


PAGES = [
    "/",
    "/programmes/",
    "/programmes/?frequency=weekly&near=Leeds&within=10",
    "/programmes/feed/?frequency=weekly&near=Leeds&within=10",
    "/programmes/a-programme/",
    "/therapists/",
    "/therapists/a-person/",
    "/how-we-check/",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/help/",
    "/guide/outside-the-uk/",
]


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_are_answered_without_django_and_alike(site, path):
    make_registered(make_programme(slug="a-programme"))
    make_therapist(slug="a-person", agreed=True)
    first, second = site.get(path), site.get(path)

    assert (first.status, site.reached) == (200, 1)
    assert (second.body, second.headers) == (first.body, first.headers)
    assert "default-src 'none'" in second.headers["Content-Security-Policy"]
    assert second.headers["X-Frame-Options"] == "DENY"
    assert second.headers["Cache-Control"] == "public, no-cache"


def test_every_route_that_only_shows_is_kept_or_named_here():
    names = set()

    def walk(patterns, prefix):
        for one in patterns:
            if str(one.pattern).startswith(STAFF_ROUTES):
                continue
            if isinstance(one, URLPattern):
                names.add(f"{prefix}{one.name}")
            else:
                walk(one.url_patterns, f"{one.namespace}:" if one.namespace else "")

    walk(get_resolver().url_patterns, "")

    assert names - set(page_requests.KEPT) == {
        "programmes:robots",
        "enquiries:new",
        "enquiries:sent",
        "enquiries:yours",
        "enquiries:erase",
        "mistakes:report",
        "mistakes:thanks",
        "health",
        "sitemap",
        "django.contrib.sitemaps.views.sitemap",
    }
    assert set(page_requests.KEPT) <= names


@pytest.mark.parametrize(
    "spelling",
    [
        "q=&near=leeds&within=50&frequency=weekly&frequency=monthly",
        "near=LEEDS&frequency=monthly&frequency=weekly&page=1",
        "frequency=monthly&near=Leeds&frequency=weekly&frequency=weekly&sort=nearest",
    ],
)
def test_one_search_is_one_page_however_it_is_spelt(site, spelling):
    first = site.get(f"/programmes/?{spelling}")
    kept = site.get("/programmes/?near=Leeds&frequency=weekly&frequency=monthly")

    assert (site.reached, len(site.pages.store)) == (1, 1)
    assert (
        first.body
        == kept.body
        == Site().get("/programmes/?near=Leeds&frequency=weekly&frequency=monthly").body
    )


def test_one_feed_is_one_page_whatever_its_order(site):
    for query in ("sort=name&near=leeds&page=1", "page=3&near=Leeds", "near=LEEDS&sort=checked"):
        site.get(f"/programmes/feed/?{query}")

    assert (site.reached, len(site.pages.store)) == (1, 1)
    assert not site.is_kept("/programmes/feed/?q=harp")


@pytest.mark.parametrize(
    "query",
    [
        "frequency=hourly",
        "spam=1",
        "q=harp",
        "near=Atlantis",
        "near=LS21 3AB",
        "near=Leeds, West Yorkshire, or so",
        "page=2",
        "page=x",
        "page=01",
        "within=7",
        "within=10",
        "sort=price",
        "frequency=weekly&" + "frequency=weekly&" * 100,
    ],
)
def test_what_could_be_made_up_is_never_kept(site, query):
    assert not site.is_kept(f"/programmes/?{query}")
    assert len(site.pages.store) == 0


def test_endless_addresses_leave_nothing_behind(site):
    before = page_requests.key_of.cache_info().currsize
    for n in range(3):
        site.get(f"/programmes/{'a' * 400}{n}/")

    assert page_requests.key_of.cache_info().currsize == before


@pytest.mark.parametrize("path", ["/nowhere/", "/programmes/none/", "/?x=1", "/about/?x=1", "/health/"])
def test_other_addresses_are_never_kept(site, path):
    assert not site.is_kept(path)


def test_a_page_that_there_is_is_kept(site):
    for _ in range(21):
        make_programme()

    assert site.is_kept("/programmes/?page=2")


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "sessionid=abc"},
        {"cookie": "x=1; messages=abc"},
        {"content-type": "text/plain"},
        {"host": "elsewhere.example.org"},
        {"host": "testserver:x"},
    ],
)
def test_what_is_particular_goes_to_django(site, headers):
    site.get("/programmes/")
    site.get("/programmes/", **headers)

    assert site.reached == 2


def test_an_unknown_host_is_refused_even_of_a_page_we_have(site):
    site.get("/about/")

    assert site.get("/about/", host="elsewhere.example.org").status == 400


def test_a_post_reaches_django(site):
    site.get("/about/")

    assert site.get("/about/", "POST").status == 405


def test_nothing_of_a_visitor_is_in_a_page(site, monkeypatch):
    asked = []
    behind = site.pages.application
    monkeypatch.setattr(site.pages, "application", lambda e, s: asked.append(e) or behind(e, s))
    site.get("/programmes/", cookie="csrftoken=abc; theme=dark")

    assert "HTTP_COOKIE" not in asked[0]
    assert site.get("/programmes/").status == 200
    assert site.reached == 1


@pytest.mark.parametrize(
    "header",
    [("Set-Cookie", "a=b"), ("Cache-Control", "no-store"), ("Vary", "Cookie"), ("vary", "HX-Request")],
)
def test_an_answer_that_is_not_for_everybody_is_passed_on_and_not_kept(site, header):
    def answers(environ, start_response):
        site.reached += 1
        start_response("200 OK", [header])
        return [b"yours alone"]

    site.pages.application = answers

    assert not site.is_kept("/about/")
    assert site.get("/about/").headers == dict([header])


@pytest.mark.parametrize("path", ["/programmes/", "/programmes/feed/"])
def test_a_page_made_from_an_old_index_is_not_kept(site, monkeypatch, later, path):
    monkeypatch.setattr("programmes.current.BUILD_ASIDE", -1)
    monkeypatch.setattr("programmes.current._Current._build_aside", lambda *_: None)
    site.get(path)
    make_programme()
    later(1)

    assert not site.is_kept(path)


@pytest.mark.usefixtures("site")
def test_https_site_answers_plain_http_with_a_redirect(settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 60
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    secure, site = {"x-forwarded-proto": "https"}, Site()

    assert site.is_kept("/about/", **secure)
    assert "max-age=60" in site.get("/about/", **secure).headers["Strict-Transport-Security"]
    assert site.get("/about/").status == 301
    assert site.get("/about/", **{"x-forwarded-proto": "http"}).status == 301


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0.000, gzip; q=0.0", ""),
        ("identity", ""),
        ("BR;q=0.5", "br"),
    ],
)
def test_pages_are_compressed_as_the_visitor_can_read(site, accepted, coding):
    answer = site.get("/about/", **{"accept-encoding": accepted})
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding](answer.body)

    assert answer.headers.get("Content-Encoding", "") == coding
    assert opened == site.get("/about/").body
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_page_is_compressed_once(site, monkeypatch):
    calls = []
    monkeypatch.setitem(page_store.CODINGS, "br", lambda body: calls.append(1) or b"x")
    for _ in range(3):
        site.get("/about/", **{"accept-encoding": "br"})

    assert calls == [1]


def test_who_has_the_page_gets_a_304(site):
    page = site.get("/about/", **{"accept-encoding": "br"})
    again = site.get(
        "/about/", **{"accept-encoding": "br", "if-none-match": f'"x", W/{page.headers["ETag"]}'}
    )

    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == page.headers["ETag"]
    assert again.headers["Cache-Control"] == "public, no-cache"
    assert site.get("/about/", **{"if-none-match": "*"}).status == 304
    assert site.get("/about/", **{"if-none-match": '"x"'}).status == 200


def test_each_coding_has_a_tag_of_its_own(site):
    tags = {site.get("/about/", **{"accept-encoding": c}).headers["ETag"] for c in ("br", "gzip", "")}

    assert len(tags) == 3


def test_head_has_the_headers_and_no_body_and_leaves_the_whole_page_behind(site):
    head, whole, head_again = (site.get("/about/", method) for method in ("HEAD", "GET", "HEAD"))

    assert (head.body, head_again.body, site.reached) == (b"", b"", 1)
    assert head.headers == whole.headers == head_again.headers
    assert len(whole.body) == int(head.headers["Content-Length"]) > 0


@pytest.mark.parametrize("change", ["SITE_NAME", "CONTACT_PHONE", "ENQUIRY_KEEP_MONTHS"])
def test_tag_changes_with_a_setting(site, settings, change):
    before = site.get("/privacy/").headers["ETag"]
    setattr(settings, change, 99)

    assert Site().get("/privacy/").headers["ETag"] != before


def test_tag_changes_with_the_release(site, monkeypatch):
    before = site.get("/about/").headers["ETag"]
    monkeypatch.setattr(cached_pages, "release", lambda: "another")

    assert Site().get("/about/").headers["ETag"] != before


def release_in(seed: str) -> str:
    """What another process, with other hashes, takes the release to be."""
    code = "import django; django.setup(); from recovery_site.release import release; print(release())"
    environment = {
        "PATH": os.environ["PATH"],
        **PRODUCTION,
        "STATIC_MANIFEST": "false",
        "PYTHONHASHSEED": seed,
    }
    environment["DJANGO_SETTINGS_MODULE"] = "recovery_site.settings"
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_every_process_has_the_same_tags():
    tags = {Page("/", [("X", order)], b"page", release_in(order)).tag for order in ("1", "2")}

    assert len(tags) == 1


def test_a_change_is_seen_at_once_by_the_process_that_committed_it(
    site, later, django_capture_on_commit_callbacks
):
    make_programme(name="First")
    assert "First" in site.get("/programmes/").text
    with django_capture_on_commit_callbacks(execute=True):
        Programme.objects.update(name="Second")

    assert "Second" in site.get("/programmes/").text


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_a_transaction_is_seen_at_once_too(site, later):
    make_programme(name="First")
    site.get("/programmes/")
    Programme.objects.update(name="Second")

    assert "Second" in site.get("/programmes/").text


def test_a_change_by_another_process_is_seen_in_half_a_second(site, later):
    make_programme(name="First")
    site.get("/programmes/")
    Programme.objects.update(name="Second")  # the test's transaction never commits: nobody is told

    assert "First" in site.get("/programmes/").text
    later(0.51)
    assert "Second" in site.get("/programmes/").text


def test_the_version_is_not_asked_for_at_every_request(site, later, django_assert_num_queries):
    site.get("/about/")

    with django_assert_num_queries(0):
        site.get("/about/")


def test_a_page_of_yesterday_or_before_the_demonstration_is_gone(site, later, time_machine):
    time_machine.move_to("2026-11-22 12:00", tick=False)
    site.get("/about/")
    Catalogue.objects.draw_version()
    Catalogue.objects.update(is_demonstration=True)
    later(1)
    assert "A demonstration" in site.get("/about/").text
    time_machine.move_to("2026-11-23 00:00:01", tick=False)
    later(1)
    reached = site.reached
    site.get("/about/")

    assert site.reached == reached + 1


def test_without_a_database_django_answers(site, monkeypatch):
    def unreachable():
        raise OperationalError("no route to host")

    monkeypatch.setattr(moment, "close_old_connections", lambda: None)
    monkeypatch.setattr(cached_pages, "latest_moment", unreachable)
    site.get("/health/")

    assert site.reached == 1


def page(size: int = 10) -> Page:
    return Page("/", [], b"x" * size, "release")


def test_store_lets_go_of_what_was_asked_for_longest_ago():
    store = PageStore(most_pages=2, most_bytes=1000)
    store.get("now", ("/", ""))
    for path in ("/a/", "/b/"):
        store.put("now", (path, ""), page())
    store.get("now", ("/a/", ""))
    store.put("now", ("/c/", ""), page())

    assert [bool(store.get("now", (path, ""))) for path in ("/a/", "/b/", "/c/")] == [True, False, True]


def test_store_holds_no_more_bytes_than_it_may():
    store = PageStore(most_pages=100, most_bytes=100)
    store.get("now", ("/", ""))
    for n in range(20):
        store.put("now", (f"/{n % 7}/", ""), page(size=20))
    store.put("now", ("/large/", ""), page(size=51))

    assert store.bytes == len(store) == 0


def test_a_page_put_twice_counts_once():
    store = PageStore(most_pages=100, most_bytes=100)
    store.get("now", ("/", ""))
    for _ in range(2):
        store.put("now", ("/", ""), page(size=20))

    assert (store.bytes, len(store)) == (40, 1)


def test_store_keeps_nothing_of_another_moment():
    store = PageStore(most_pages=2, most_bytes=1000)
    store.get("then", ("/", ""))
    store.put("then", ("/", ""), page())
    assert store.get("now", ("/", "")) is None
    store.put("then", ("/", ""), page())

    assert (store.get("now", ("/", "")), store.bytes) == (None, 0)


def test_cached_answers_are_in_the_access_log_without_their_path(site, monkeypatch, caplog):
    monkeypatch.setattr(access_log.log, "propagate", True)
    make_programme(slug="a-secret")
    site.get("/programmes/a-secret/")
    tag = site.get("/programmes/a-secret/", "HEAD").headers["ETag"]
    site.get("/programmes/a-secret/", **{"if-none-match": tag})
    access_log.access_log.write()

    for line in ("GET /programmes/<slug:slug>/ 200", "HEAD /programmes/<slug:slug>/ 200"):
        assert line in caplog.text
    assert "GET /programmes/<slug:slug>/ 304" in caplog.text
    assert "a-secret" not in caplog.text
