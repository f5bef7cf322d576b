"""Two who sign in at once, of whom one forgets what the other is counting."""

import datetime
import threading

import pytest
from django.db import connection

from desk.models import WINDOW, SignInTries

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime.datetime(2026, 11, 28, 9, tzinfo=datetime.UTC)
A_SECOND = datetime.timedelta(seconds=1)
# Statements of one try; another process comes in before each of them in its turn.
MOMENTS = range(8)


def elsewhere(work) -> None:
    """In another process, so to say: with a connection of its own, which does not wait for ours."""

    def run():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '5s'")
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_being_counted_is_forgotten_by_nobody(moment):
    if connection.vendor == "sqlite":
        pytest.skip("one writer alone: nobody comes in between")
    SignInTries.objects.create(key="ours", began_at=NOW - 2 * WINDOW, number=3)
    seen = 0

    def come_in_between(execute, sql, params, many, context):
        nonlocal seen
        if seen == moment:
            elsewhere(lambda: SignInTries.objects.take_one("theirs", NOW + A_SECOND, limit=10))
        seen += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(come_in_between):
        assert SignInTries.objects.take_one("ours", NOW, limit=10)

    assert SignInTries.objects.get(key="ours").number == 1
