"""For every test: clients that sign in as staff do, with a second factor."""

import pytest

from tests.staff import StaffClient


@pytest.fixture
def client() -> StaffClient:
    return StaffClient()


@pytest.fixture
def admin_client(admin_user) -> StaffClient:
    client = StaffClient()
    client.force_login(admin_user)
    return client
