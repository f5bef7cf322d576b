"""The mail server is down, refuses for now, fails every second mail, hangs up, or takes its time."""

from collections.abc import Iterator
from statistics import median

from faults.figures import Figure, all_of, none_of, within
from faults.mail_server import Manner
from faults.senders import Sent, accepted, send_all
from faults.site import Site
from faults.stage import Stage
from faults.waits import DELIVERED

TITLE = "mail server down, refusing for now, half failing, hanging up, slow"
DEADLINE = 420
EACH, AT_ONCE = 60, 10
SENDING = 60
# How much longer than while the mail server takes everything.
LONGER = 1.5

FAULTS = {
    "down": None,
    "refusing for now": Manner.REFUSE_FOR_NOW,
    "half failing": Manner.FAIL_HALF,
    "hanging up": Manner.HANG_UP,
    "slow": Manner.BE_SLOW,
}


def run(stage: Stage) -> Iterator[Figure]:
    number, wanted = 0, stage.count(EACH)
    with stage.site() as site:
        usual = _median(send_all(site.port, range(wanted), AT_ONCE, SENDING))
        number += wanted
        for fault, manner in FAULTS.items():
            _break(site, manner)
            sent = send_all(site.port, range(number, number + wanted), AT_ONCE, SENDING)
            number += wanted
            yield from _seen(fault, sent, wanted, usual)
            yield from _healed(site, fault, sent)


def _break(site: Site, manner: Manner | None) -> None:
    if manner is None:
        site.mail.down()
    else:
        site.mail.manner = manner


def _seen(fault: str, sent: list[Sent], wanted: int, usual: float) -> Iterator[Figure]:
    yield all_of(f"{fault}: told of success at the first press", _at_once(sent), wanted)
    times = _median(sent) / usual
    yield Figure(
        f"{fault}: a visitor's wait, median",
        f"at most {LONGER:g} times",
        f"{times:.2f} times",
        times <= LONGER,
    )


def _median(sent: list[Sent]) -> float:
    return median(one.seconds for one in accepted(sent))


def _at_once(sent: list[Sent]) -> int:
    return sum(not one.refusals and not one.unanswered for one in accepted(sent))


def _healed(site: Site, fault: str, sent: list[Sent]) -> Iterator[Figure]:
    stored = site.look("stored")
    references = {reference for one in sent for reference in stored.get(one.token, [])}
    _heal(site, fault)
    seconds = site.wait_for_mail(references, DELIVERED)
    missing = sum(not ids for ids in site.mail.ids_about(references).values())
    yield none_of(f"{fault}: not delivered after healing", missing)
    yield within(f"{fault}: all delivered, waits shortened", seconds, DELIVERED)


def _heal(site: Site, fault: str) -> None:
    site.mail.manner = Manner.TAKE
    if FAULTS[fault] is None:
        site.mail.up()
