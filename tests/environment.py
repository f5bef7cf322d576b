"""Loaded with -p before Django reads its settings: gives the tests an environment and an engine of their own.

TEST_ENGINE is sqlite (the default) or postgresql; PostgreSQL is the server named by TEST_DATABASE_URL, or
one started for this run. Browser tests run only when asked for: `-m browser`, or TEST_BROWSER=1.
TEST_COUNTS names a file that takes the run's counts, for bin/test to add up.
"""

import atexit
import json
import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import machine, postgres

SQLITE = "sqlite:///:memory:"


def database_url() -> str:
    """The URL of the engine asked for; ends the run with a sentence when there is none."""
    url = os.environ.get("TEST_DATABASE_URL")
    engine = os.environ.setdefault("TEST_ENGINE", "postgresql" if url else "sqlite")
    if engine == "sqlite":
        return SQLITE
    if url:
        return url
    stack = ExitStack()
    atexit.register(stack.close)
    try:
        return stack.enter_context(postgres.server(machine.postgres_folders()))
    except postgres.NoServer as reason:
        raise SystemExit(f"The tests cannot run on PostgreSQL: {reason}.") from None


os.environ.update(
    SECRET_KEY="only-for-tests-" + "x" * 50,
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    FIELD_KEYS="MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    DEBUG="false",
    TRUSTED_PROXY="",
    SITE_HTTPS="false",
    SITE_URL="http://testserver",
    STATIC_MANIFEST="false",
    DEFAULT_FROM_EMAIL="no-reply@example.org",
    EMAIL_DELIVERY="django.core.mail.backends.locmem.EmailBackend",
    DATABASE_URL=database_url(),
)


def wants_browser(config: pytest.Config) -> bool:
    return os.environ.get("TEST_BROWSER") == "1" or config.option.markexpr.strip() == "browser"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep browser tests and all others in runs of their own: a browser's event loop stays in the process."""
    wanted = wants_browser(config)
    kept = [item for item in items if bool(item.get_closest_marker("browser")) == wanted]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def pytest_terminal_summary(terminalreporter) -> None:
    if file := os.environ.get("TEST_COUNTS"):
        stats = {name: len(reports) for name, reports in terminalreporter.stats.items()}
        counts = {
            "passed": stats.get("passed", 0),
            "failed": stats.get("failed", 0) + stats.get("error", 0),
            "skipped": stats.get("skipped", 0) + stats.get("xfailed", 0),
        }
        Path(file).write_text(json.dumps(counts))
