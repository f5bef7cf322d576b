"""The handlers that print the logs, and what they print."""

import io
import logging

import pytest

from recovery_site.access_log import access_log
from recovery_site.settings import LOGGING


def our_handlers() -> list[logging.StreamHandler]:
    return [handler for name in ("", *LOGGING["loggers"]) for handler in handlers_of(name)]


def handlers_of(logger: str) -> list[logging.StreamHandler]:
    """Without those of the test run itself."""
    return [one for one in logging.getLogger(logger).handlers if type(one) is logging.StreamHandler]


@pytest.fixture
def printed(monkeypatch):
    """All that the settings' own handlers print."""
    stream = io.StringIO()
    access_log.write()
    for handler in our_handlers():
        monkeypatch.setattr(handler, "stream", stream)

    def read() -> str:
        access_log.write()
        return stream.getvalue()

    return read
