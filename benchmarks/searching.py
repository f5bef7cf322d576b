"""How long one search takes, beside the peers."""

from functools import partial

from _working import working

from benchmarks import names, peers
from benchmarks.database import Stock
from benchmarks.peers.ours import Ours
from benchmarks.questions import ONE_VALUE, QUESTIONS, Answer, agree, cold_words
from benchmarks.timing import in_turns, once
from programmes.index import Index


def prepare(stock: Stock, index: Index) -> tuple[dict[str, peers.Peer], dict[str, str]]:
    """The peers, ready to answer, and of those that cannot be measured here the reason."""
    ready: dict[str, peers.Peer] = {names.OURS: Ours(index)}
    missing = {}
    for name in names.PEERS[1:]:
        try:
            with working(f"  Loading the peer: {name}"):
                ready[name] = peers.make(name, stock.listings)
        except peers.Missing as reason:
            missing[name] = str(reason)
            print(f"  Not measured: {name}, because {reason}.", flush=True)
    return ready, missing


def compare(ready: dict[str, peers.Peer]) -> dict[str, dict[str, float]]:
    """For each question, the median seconds of each peer. Raises Unequal before anything is timed."""
    with working("  Holding the answers against one another"):
        for question in QUESTIONS:
            agree(question, {name: peer.answer(question) for name, peer in ready.items()})
    figures = {}
    for question in QUESTIONS:
        with working(f"  Timing {question.name}"):
            calls = {name: partial(peer.answer, question) for name, peer in ready.items()}
            figures[question.name] = in_turns(calls)
    return figures


def cold(ready: dict[str, peers.Peer]) -> float:
    """The median seconds of QT with a word that nobody looked for yet. Raises Unequal."""
    ours, other = ready[names.OURS], ready[names.SINGLE_SQL]
    seconds, answers = [], []
    for question in cold_words():
        seconds.append(once(lambda q=question: answers.append(ours.answer(q))))
    for question, answer in zip(cold_words(), answers, strict=True):
        agree(question, {names.OURS: answer, names.SINGLE_SQL: other.answer(question)})
    return sorted(seconds)[len(seconds) // 2]


def beside_admin(ours: peers.Peer) -> dict[str, float]:
    """The median seconds of one question of one value, for the index and for Django's admin. Raises Unequal."""
    from benchmarks.peers.admin_facets import AdminFacets

    both: dict[str, peers.Peer] = {names.OURS: ours, names.ADMIN: AdminFacets()}
    answers: dict[str, Answer] = {name: peer.answer(ONE_VALUE) for name, peer in both.items()}
    agree(ONE_VALUE, answers)
    with working("  Timing the Django admin"):
        return in_turns({name: partial(peer.answer, ONE_VALUE) for name, peer in both.items()})
