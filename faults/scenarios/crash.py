"""kill -9 of the web server and the mail worker, again and again, while people send."""

import threading
import time
from collections.abc import Iterator

from faults.figures import Figure, all_of, at_least, none_of
from faults.processes import kill
from faults.senders import accepted, send_all
from faults.site import Site
from faults.stage import Stage
from faults.waits import DELIVERED

TITLE = "kill -9 of web and worker, 8 times, 20 senders at once"
DEADLINE = 400
CRASHES, AT_ONCE, LEAST = 8, 20, 500


def run(stage: Stage) -> Iterator[Figure]:
    crashes, wanted = stage.count(CRASHES), stage.count(LEAST + 40)
    with stage.site() as site:
        killer = threading.Thread(target=_crash, args=(site, crashes, wanted), daemon=True)
        killer.start()
        sent = accepted(send_all(site.port, range(wanted), AT_ONCE, DEADLINE / 2))
        killer.join(DEADLINE / 2)
        yield at_least("accepted", len(sent), stage.count(LEAST))
        yield all_of("crashes", 2 * crashes - 2 * killer.is_alive(), 2 * crashes)
        yield from _healed(site, {one.token for one in sent}, crashes)


def _crash(site: Site, crashes: int, wanted: int) -> None:
    """Kill both each time that so many more mails were taken: in the middle of the sending, and of the mailing."""
    for number in range(crashes):
        _wait_for(site, wanted * (number + 1) // (crashes + 2))
        kill(site.worker)
        kill(site.web)
        site.start_worker()
        site.start_web()


def _wait_for(site: Site, mails: int) -> None:
    until = time.monotonic() + DEADLINE / 2 / CRASHES
    while len(site.mail.taken) < mails and time.monotonic() < until:
        time.sleep(0.01)


def _healed(site: Site, tokens: set[str], crashes: int) -> Iterator[Figure]:
    stored = site.look("stored")
    references = {reference for found in stored.values() for reference in found}
    site.wait_for_mail(references, DELIVERED)
    about = site.mail.ids_about(references)
    yield none_of("accepted and lost", len(tokens - stored.keys()))
    yield none_of("stored twice", sum(len(found) > 1 for found in stored.values()))
    yield none_of("mails missing after healing", sum(not ids for ids in about.values()))
    repeats = sum(len(ids) - 1 for ids in about.values() if ids)
    yield Figure("mails repeated", f"at most {crashes}", f"{repeats}", repeats <= crashes)
    yield none_of("repeats under another Message-ID", sum(len(set(ids)) > 1 for ids in about.values()))
