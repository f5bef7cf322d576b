"""The site with its kept pages in front, from memory that is empty, by a clock that stands."""

import pytest

from programmes import moment
from recovery_site import cached_pages, page_requests
from tests.front import Site


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
