"""The clock moves past the day on which the older enquiries are to be erased."""

from collections.abc import Iterator

from faults.clock import shifted
from faults.figures import Figure, all_of, none_of
from faults.look import look
from faults.processes import run_command
from faults.searching import search
from faults.senders import accepted, send_all
from faults.stage import Stage

TITLE = "clock past the erase date"
DEADLINE = 120
# One after the other: under another clock the threads of a process wait for each other ten times as long.
EACH, AT_ONCE, PATIENCE = 30, 1, 40
# The older ones are kept for twelve months, the younger ones came a week later.
LATER, PAST = "+7d", "+369d"


def run(stage: Stage) -> Iterator[Figure]:
    each = stage.count(EACH)
    later, past = shifted(LATER), shifted(PAST)
    with stage.site(worker=False) as site:
        older = accepted(send_all(site.port, range(each), AT_ONCE, PATIENCE))
        site.restart_web(**later)
        younger = accepted(send_all(site.port, range(each, 2 * each), AT_ONCE, PATIENCE))
        before = site.look("stored")
        run_command(["manage.py", "erase_expired"], site.environment | past, stage.logs / "erasing.log")
        after = look("stored", site.environment)
        site.stop()
        gone = [reference for one in older for reference in before[one.token]]
        found = search(gone, site, stage.logs)
    yield all_of("sent", len(older) + len(younger), 2 * each)
    yield none_of("expired and still there", sum(one.token in after for one in older))
    yield all_of("not expired and still there", sum(one.token in after for one in younger), each)
    yield none_of("references of erased ones in a dump, mails to them included", found["a dump"])
