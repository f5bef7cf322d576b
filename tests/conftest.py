"""For every test: clients that sign in as staff do, with a second factor; and what the logs print."""

import pytest

from tests.logs import printed
from tests.staff import StaffClient

__all__ = ["printed"]


@pytest.fixture
def client() -> StaffClient:
    return StaffClient()


@pytest.fixture
def admin_client(admin_user) -> StaffClient:
    client = StaffClient()
    client.force_login(admin_user)
    return client
