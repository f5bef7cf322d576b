"""How a kept page is handed out: compressed, with a tag of its own, to whoever lacks it."""

import gzip
import os
import subprocess
import sys

import brotli
import pytest

from recovery_site import cached_pages, page_store
from recovery_site.page_store import Page
from tests.front import Site
from tests.test_settings import PRODUCTION, ROOT

pytestmark = pytest.mark.django_db


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
