"""One run over all addresses: what is due is visited, and what was found is kept."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from urllib.parse import urlsplit

from programmes.links.uses import addresses_in_use
from programmes.links.visit import Outcome, Visitor
from programmes.models import Link
from programmes.models.links import FAILING

# Days between two visits to an address.
EVERY = 7
# Hosts visited side by side; each of them one request at a time.
HOSTS_AT_ONCE = 8
# This many visits without a single answer are our own network's failure, not theirs.
TOO_SILENT = 5


class NothingAnswered(Exception):
    """Nobody answered at all: nothing was kept."""


def due_addresses(today: datetime.date, *, everything: bool = False) -> list[str]:
    """Addresses in use and not visited within the week, and those to be confirmed as broken; A to Z."""
    in_use = addresses_in_use()
    if everything:
        return sorted(in_use)
    lately = Link.objects.filter(checked_on__gt=today - datetime.timedelta(EVERY))
    waiting = lately.to_confirm().filter(checked_on__lt=today)
    settled = set(lately.values_list("address", flat=True)) - set(waiting.values_list("address", flat=True))
    return sorted(in_use - settled)


def forget_unused() -> int:
    """Drop what no listing names any more; give how many."""
    gone = set(Link.objects.values_list("address", flat=True)) - addresses_in_use()
    deleted, _ = Link.objects.filter(address__in=gone).delete()
    return deleted


def visit_all(
    addresses: Iterable[str], visitor: Visitor, today: datetime.date, progress: Callable[[int], object]
) -> Counter:
    """Visit each address and keep what was found as soon as it is; give how many there are of each state.

    Raises NothingAnswered if that is so.
    """
    counts: Counter = Counter()
    held: list[tuple[str, Outcome]] | None = []
    for done, found in enumerate(_visits(addresses, visitor), 1):
        counts[found[1].state] += 1
        progress(done)
        if held is None:
            keep(*found, today)
            continue
        held.append(found)
        if found[1].was_answered:
            for one in held:
                keep(*one, today)
            held = None
    if held and len(held) >= TOO_SILENT:
        raise NothingAnswered
    for one in held or []:
        keep(*one, today)
    return counts


def keep(address: str, outcome: Outcome, today: datetime.date) -> None:
    """What fails again failed since the first time."""
    link = Link.objects.filter(address=address).first() or Link(address=address)
    is_failing = outcome.state in FAILING
    link.failing_since = (link.failing_since or today) if is_failing else None
    link.state, link.moved_to, link.checked_on = outcome.state, outcome.moved_to, today
    link.save()


def _visits(addresses: Iterable[str], visitor: Visitor) -> Iterator[tuple[str, Outcome]]:
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[urlsplit(address).netloc.lower()].append(address)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        rounds = [pool.submit(_round, visitor, each) for each in by_host.values()]
        try:
            for done in as_completed(rounds):
                yield from done.result()
        finally:
            for waiting in rounds:
                waiting.cancel()


def _round(visitor: Visitor, addresses: list[str]) -> list[tuple[str, Outcome]]:
    """The addresses of one host, one after the other."""
    return [(address, visitor.visit(address)) for address in addresses]
