"""The engine asked for is the engine used: a plugin loaded too late would test SQLite twice in silence."""

import os

from django.db import connection


def test_tests_run_on_the_engine_asked_for():
    assert connection.vendor == os.environ["TEST_ENGINE"]
