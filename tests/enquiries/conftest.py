"""Somebody who answers enquiries, at the admin."""

import pytest

from tests.enquiries.builders import make_handler


@pytest.fixture
def handler():
    return make_handler()


@pytest.fixture
def signed_in(client, handler):
    client.force_login(handler)
    return client
