"""The mail server says for good that it does not take the mail: staff must see it."""

from collections.abc import Iterator

from faults.figures import Figure, all_of
from faults.mail_server import Manner
from faults.senders import accepted, send_all
from faults.site import wait_until
from faults.stage import Stage

TITLE = "mail refused for good (550)"
DEADLINE = 60
PATIENCE = 20


def run(stage: Stage) -> Iterator[Figure]:
    with stage.site() as site:
        site.mail.manner = Manner.REFUSE_FOR_GOOD
        sent = send_all(site.port, [0], 1, PATIENCE)
        yield all_of("told of success", len(accepted(sent)), 1)
        wait_until(lambda: not site.look("queued"), PATIENCE)
        pages = site.look("outbox_page")
    yield _shown("the outbox says failed", "Failed</td>" in pages["outbox"])
    yield _shown("with the mail server's answer", "550" in pages["mail"])
    yield _shown("counted on the start page", "The outbox says why" in pages["start"])


def _shown(what: str, is_so: bool) -> Figure:
    return Figure(what, "yes", "yes" if is_so else "no", is_so)
