"""One form, posted 20 times at the same moment."""

import threading
from collections.abc import Iterator

from faults.client import Answer, Visitor, address, answers
from faults.figures import Figure, all_of
from faults.look import MARK
from faults.stage import Stage
from faults.threads import side_by_side

TITLE = "the same form, 20 times at once"
DEADLINE = 90
TIMES = 20
# Seconds within which the mail is there; and after which a second one would be.
MAILED = 20


def run(stage: Stage) -> Iterator[Figure]:
    with stage.site() as site:
        told = _post(site.port)
        stored = site.look("stored")
        references = {reference for found in stored.values() for reference in found}
        site.wait_for_mail(references, MAILED)
        queued = site.look("queued")
        yield all_of("successes", sum(answer.is_success for answer in told), TIMES)
        yield all_of("enquiries", sum(len(found) for found in stored.values()), 1)
        yield all_of("mails", len(site.mail.taken) + queued, 1)


def _post(port: int) -> list[Answer]:
    visitor = Visitor(port, address(0))
    typed = visitor.form() | answers(f"{MARK} twenty")
    start = threading.Barrier(TIMES)

    def post(_number: int) -> Answer:
        start.wait()
        return Visitor(port, address(0), dict(visitor.cookies)).post(typed)

    return side_by_side(post, range(TIMES), TIMES)
