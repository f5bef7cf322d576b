"""500 enquiries from 250 addresses, 20 at once, while others read."""

import threading
from collections.abc import Iterator

from faults.client import Visitor, address
from faults.figures import Figure, all_of, none_of, share, within
from faults.senders import accepted, send_all
from faults.stage import Stage

TITLE = "500 enquiries from 250 addresses, 20 at once"
DEADLINE = 240
WANTED, ADDRESSES, AT_ONCE, READERS = 500, 250, 20, 2
SENDERS_WITHIN = {"sqlite": 1.5, "postgresql": 1.0}
READERS_WITHIN = 0.5
# A reader looks at a page for this long, which is brisk.
READS = 0.1
PAGES = ["/", "/programmes/", "/programmes/?frequency=weekly", "/programmes/?q=choir", "/how-we-check/"]


def run(stage: Stage) -> Iterator[Figure]:
    wanted = stage.count(WANTED)
    with stage.site() as site:
        for page in PAGES:
            Visitor(site.port, address(1)).get(page)
        is_over = threading.Event()
        read: list[float] = []
        wrong: list[int] = []
        readers = [
            threading.Thread(target=_read, args=(site.port, is_over, read, wrong)) for _ in range(READERS)
        ]
        for reader in readers:
            reader.start()
        try:
            sent = send_all(site.port, range(wanted), AT_ONCE, DEADLINE / 2, ADDRESSES)
        finally:
            is_over.set()
            for reader in readers:
                reader.join()
        stored = site.look("stored")
    yield all_of("stored", sum(len(found) for found in stored.values()), wanted)
    yield all_of(
        "told of success at the first press", sum(not one.refusals for one in accepted(sent)), wanted
    )
    goal = SENDERS_WITHIN[stage.databases.engine]
    yield within("95% of senders answered", share([one.seconds for one in accepted(sent)]), goal)
    yield within(f"95% of {len(read)} pages for readers", share(read), READERS_WITHIN)
    yield none_of("readers' pages that failed", len(wrong))


def _read(port: int, is_over: threading.Event, read: list[float], wrong: list[int]) -> None:
    visitor, number = Visitor(port, address(1000)), 0
    while not is_over.wait(READS):
        answer = visitor.get(PAGES[number % len(PAGES)])
        read.append(answer.seconds)
        number += 1
        if answer.status != 200:
            wrong.append(answer.status)
