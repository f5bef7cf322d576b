"""Many visitors at once, each of whom tries again as people do, with the same form, until told of success."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from faults.client import Answer, Away, Visitor, address, answers
from faults.look import MARK
from faults.threads import side_by_side

# Seconds between two tries of one visitor.
PAUSE = 0.3


@dataclass
class Sent:
    """What became of one enquiry."""

    token: str
    # Seconds of the answer that said yes.
    seconds: float = 0.0
    is_accepted: bool = False
    refusals: list[Answer] = field(default_factory=list)
    unanswered: int = 0


def send(port: int, number: int, source: str, until: float) -> Sent:
    """Ask one question until it is accepted or the clock (time.monotonic) is past `until`."""
    sent = Sent(f"{number:06d}")
    visitor, form = Visitor(port, source), None
    while time.monotonic() < until:
        try:
            form = form or visitor.form()
            answer = visitor.post(form | answers(f"{MARK} {sent.token}"))
        except Away:
            sent.unanswered += 1
        else:
            if answer.is_success:
                sent.is_accepted, sent.seconds = True, answer.seconds
                return sent
            sent.refusals.append(answer)
        time.sleep(PAUSE)
    return sent


def send_all(
    port: int, numbers: Iterable[int], at_once: int, seconds: float, addresses: int = 20_000
) -> list[Sent]:
    """Send so many at once, from so many addresses; each gives up when `seconds` are over for all."""
    until = time.monotonic() + seconds
    return side_by_side(
        lambda number: send(port, number, address(number % addresses), until), numbers, at_once
    )


def accepted(sent: Iterable[Sent]) -> list[Sent]:
    return [one for one in sent if one.is_accepted]
