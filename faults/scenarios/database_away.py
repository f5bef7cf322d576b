"""PostgreSQL is stopped and started; SQLite is held by somebody else's exclusive lock."""

import sqlite3
import threading
import time
from collections.abc import Iterator

from faults.figures import Figure, all_of, at_least, none_of
from faults.refusals import refused_badly
from faults.senders import Sent, accepted, send_all
from faults.site import Site
from faults.stage import Stage
from faults.waits import DELIVERED

TITLE = "database away: PostgreSQL stopped and started 4 times, SQLite locked for 30 s"
DEADLINE = 240
WANTED, AT_ONCE = 200, 10
STOPS, UP, DOWN = 4, 2.0, 3.0
LOCKED = 30.0


def run(stage: Stage) -> Iterator[Figure]:
    wanted = stage.count(WANTED)
    with stage.site() as site:
        if not stage.is_sqlite:
            site.database.own_server()
        breaker = threading.Thread(target=_hold if stage.is_sqlite else _stop, args=(site,), daemon=True)
        breaker.start()
        sent = send_all(site.port, while_alive(breaker, wanted), AT_ONCE, DEADLINE / 2)
        breaker.join(DEADLINE / 4)
        yield none_of("the break not over", int(breaker.is_alive()))
        yield from stored_and_told(site, sent)


def while_alive(breaker: threading.Thread, wanted: int) -> Iterator[int]:
    """So many senders, and on until it is over: there are always some when it breaks and when it heals."""
    number = 0
    while number < wanted or breaker.is_alive():
        yield number
        number += 1


def stored_and_told(site: Site, sent: list[Sent]) -> Iterator[Figure]:
    """What holds whenever nothing can be stored for a while."""
    stored = site.look("stored")
    references = {reference for found in stored.values() for reference in found}
    refusals = [answer for one in sent for answer in one.refusals]
    yield at_least("told that it was not stored", len(refusals), 1)
    yield none_of("of them without status 503 and a phone number", refused_badly(refusals))
    yield all_of("accepted in the end, nothing being restarted", len(accepted(sent)), len(sent))
    yield none_of("accepted and not stored", len({one.token for one in accepted(sent)} - stored.keys()))
    yield none_of("stored twice", sum(len(found) > 1 for found in stored.values()))
    site.wait_for_mail(references, DELIVERED)
    yield none_of("mails missing", sum(not ids for ids in site.mail.ids_about(references).values()))


def _hold(site: Site) -> None:
    connection = sqlite3.connect(site.database.own_file(), timeout=60, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    time.sleep(LOCKED)
    connection.execute("ROLLBACK")
    connection.close()


def _stop(site: Site) -> None:
    server = site.database.own_server()
    for _ in range(STOPS):
        time.sleep(UP)
        server.stop()
        time.sleep(DOWN)
        server.start()
