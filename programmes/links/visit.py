"""What a visit to one address finds: robots.txt first, then the page, through a few redirects."""

import threading
from dataclasses import dataclass, field
from urllib.parse import urljoin

from programmes.links.exchange import Answer, Exchange
from programmes.links.manners import Rules, Turns
from programmes.links.safe import Stopped, Target, target_of
from programmes.models import LinkState
from programmes.models.links import LONGEST_ADDRESS

MOST_REDIRECTS = 5
# Bytes.
MOST_OF_A_PAGE = 4_096
MOST_OF_ROBOTS = 65_536

FOR_GOOD = (301, 308)
REDIRECTS = (*FOR_GOOD, 302, 303, 307)
GONE = (404, 410)
# Some hosts let no program in, however polite: nothing is known of the page.
TURNED_AWAY = (401, 403, 406, 429, 451)


@dataclass(frozen=True)
class Outcome:
    """What was found. `was_answered`: somebody answered, so our own network works."""

    state: LinkState
    moved_to: str = ""
    was_answered: bool = False


@dataclass
class Visitor:
    """Visits addresses; what robots.txt says is asked once for each host and run."""

    exchange: Exchange = field(default_factory=Exchange)
    turns: Turns = field(default_factory=Turns)
    _rules: dict = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def visit(self, address: str) -> Outcome:
        try:
            return self._follow(address)
        except Stopped as reason:
            return Outcome(reason.state)

    def _follow(self, address: str) -> Outcome:
        """Through the redirects; each place is looked at anew before it is asked."""
        moved_to, is_for_good = "", True
        for hops in range(MOST_REDIRECTS + 1):
            target = self._target(address, hops)
            rules = self._rules_of(target)
            if not rules.allow(target.address):
                return Outcome(LinkState.ROBOTS, was_answered=True)
            answer = self._look(target, rules)
            if answer.status not in REDIRECTS or not answer.location:
                return _outcome(answer.status, moved_to)
            address = urljoin(target.address, answer.location)
            is_for_good = is_for_good and answer.status in FOR_GOOD
            if is_for_good:
                moved_to = address
        return Outcome(LinkState.LOST, was_answered=True)

    def _target(self, address: str, hops: int) -> Target:
        try:
            return target_of(address, self.exchange.reach)
        except Stopped:
            if hops:
                raise Stopped(LinkState.LOST) from None
            raise

    def _look(self, target: Target, rules: Rules) -> Answer:
        """The head alone where the host gives it; else a little of the page."""
        try:
            answer = self._ask("HEAD", target, rules)
        except Stopped as reason:
            if reason.state != LinkState.NO_ANSWER:
                raise
        else:
            if answer.status < 400 or answer.status == 429:
                return answer
        return self._ask("GET", target, rules, MOST_OF_A_PAGE)

    def _ask(self, method: str, target: Target, rules: Rules | None, most_bytes: int = 0) -> Answer:
        with self.turns.turn(target.host, rules.pause if rules else 0.0):
            return self.exchange.ask(method, target, most_bytes)

    def _rules_of(self, target: Target) -> Rules:
        with self._guard:
            known = self._rules.get(target.site)
        if known is None:
            known = self._read_rules(target)
            with self._guard:
                self._rules[target.site] = known
        return known

    def _read_rules(self, target: Target) -> Rules:
        """Raises Stopped if nobody answers, or with an error: then the host is not asked for more."""
        place = Target(*target.site, "/robots.txt")
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask("GET", place, None, MOST_OF_ROBOTS)
            if answer.status >= 500:
                raise Stopped(LinkState.FAULT)
            if answer.status not in REDIRECTS or not answer.location:
                return Rules(answer.status, answer.body.decode("utf-8", "replace"))
            place = target_of(urljoin(place.address, answer.location), self.exchange.reach)
        return Rules(404, "")  # one that leads on and on is none


def _outcome(status: int, moved_to: str) -> Outcome:
    if status < 300:
        is_moved = bool(moved_to) and len(moved_to) <= LONGEST_ADDRESS
        state = LinkState.MOVED if is_moved else LinkState.WORKS
        return Outcome(state, moved_to if is_moved else "", was_answered=True)
    if status in GONE:
        state = LinkState.NOT_FOUND
    else:
        state = LinkState.WARY if status in TURNED_AWAY else LinkState.FAULT
    return Outcome(state, was_answered=True)
