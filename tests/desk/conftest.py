"""One fill of the demonstration data for every test that only looks at it."""

import pytest
from django.db import transaction

from desk.demo import fill
from tests.desk.demonstration import TODAY


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What looks at the fill needs a database, and stays behind the tests that want theirs empty."""
    for item in items:
        if "filled" in getattr(item, "fixturenames", ()):
            if item.get_closest_marker("django_db"):
                raise pytest.UsageError(
                    f"{item.nodeid} looks at the fill, and is marked django_db: take that away"
                )
            item.add_marker("django_db")


@pytest.fixture(autouse=True, scope="package")
def quick_hasher(django_db_setup, django_db_blocker):
    """Four passwords a fill take longer than everything else in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.contrib.auth.hashers.PBKDF2PasswordHasher.iterations", 1)
        yield


@pytest.fixture(scope="package")
def filled(quick_hasher, django_db_blocker):
    """One fill for the tests that only look; undone at the end of the package."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(TODAY)
        transaction.set_rollback(True)
