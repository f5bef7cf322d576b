"""Public pages are answered from memory, the same for everybody, and nothing else is."""

import pytest
from django.urls import URLPattern, get_resolver

from desk.sign_in.pages import STAFF_ROUTES
from recovery_site import page_requests
from tests.builders import make_programme, make_registered, make_therapist
from tests.front import Site

pytestmark = pytest.mark.django_db


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
    "/cy/",
    "/cy/programmes/?frequency=weekly&near=Leeds&within=10",
    "/cy/programmes/a-programme/",
    "/cy/help/",
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
        "robots",
        "programmes:shortlist",
        "enquiries:cut-short",
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
