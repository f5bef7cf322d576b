"""What nobody types (all of it: bin/faults --only hostile) is answered like a mistake: never with an error of ours, never shown as it came."""

import pytest
from django.test import Client

from faults import hostile
from tests.builders import make_programme


@pytest.fixture
def asked(db):
    """One request of four with its answer; nothing is raised here that a server would answer with 500."""
    make_programme()
    client = Client(raise_request_exception=False)
    return [
        (request, client.generic(request.method, request.path, request.body, request.content_type))
        for request in list(hostile.requests({}))[::4]
    ]


def test_hostile_input_is_never_our_error_nor_shown_as_it_came(asked):
    assert [request.what for request, answer in asked if answer.status_code >= 500] == []
    assert [request.what for request, answer in asked if hostile.MARKUP in answer.text] == []
