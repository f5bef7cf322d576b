"""A real Chromium on a live server; whatever a page does wrong while it loads fails the test."""

import os
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import sync_playwright

from tests.browser.as_migrated import keep_rows
from tests.machine import CHROMIUM_ARGUMENTS, find_chromium

# A request that failed for another reason is told of as htmx:sendError or htmx:responseError too.
GIVEN_UP = ("htmx:sendAbort", "htmx:afterRequest")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, chromium):
    """A database in a file: the live server's threads get a connection each, as in production.

    Made once the browser runs: from then on Django keeps another connection for this thread, in which Playwright's
    event loop is, and what the migrations left is remembered on the one that the database was made with.
    """
    keep_rows(connection)
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("db") / "browser.sqlite3")


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """Started after the database is made: before that it looks like one in memory, which all threads share."""
    assert hasattr(connection, "_test_serialized_contents")
    assert live_server.thread.connections_override == {}
    return live_server


@pytest.fixture(scope="session")
def chromium():
    # Playwright's event loop runs in this thread, and Django would refuse the ORM beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def unhurried(settings, django_db_serialized_rollback):
    """A test fills in a form faster than anybody reads it. Each also leaves the database as migrations made it: what
    one test empties in another way, the next could not fill."""
    settings.ENQUIRY_FASTEST_SECONDS = 0


@pytest.fixture
def complaints():
    """What went wrong in the browser so far; a test that means to provoke one clears it."""
    return []


def listen(page, host: str, complaints: list[str]) -> None:
    """Note console errors (violations of the security policy are among them), script errors and strangers."""
    page.on("console", lambda message: complaints.extend(console_error(message)))
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    page.on("requestfailed", lambda request: complaints.extend(failure(request)))
    page.on(
        "request", lambda r: complaints.append(f"another host: {r.url}") if stranger(r.url, host) else None
    )


def console_error(message) -> list[str]:
    """The error in `message`, if it is one. A page of plain text can name no icon, so browsers guess at one.

    htmx calls it an error when it gives a request up itself, to ask again after the next choice.
    """
    url = message.location["url"]
    is_none = url.endswith("/favicon.ico") or message.text.startswith(GIVEN_UP)
    return [f"console: {message.text} ({url})"] if message.type == "error" and not is_none else []


def failure(request) -> list[str]:
    """A request that failed; one that the page itself gave up, to ask again as somebody types, did not."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}"]


def stranger(url: str, host: str) -> bool:
    return urlsplit(url).netloc not in (host, "")


@pytest.fixture
def page(chromium, live_server, django_db_serialized_rollback, complaints):
    """A fresh window on the site: `page.goto("/")`. Fails the test on anything in `complaints` at its end."""
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    listen(page, urlsplit(live_server.url).netloc, complaints)
    yield page
    context.close()
    assert complaints == []
