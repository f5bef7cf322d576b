"""The site's own search: the bit-set index and its words."""

from benchmarks.questions import PAGE, Answer, Question
from programmes.index import Index
from programmes.keys import SIZE
from programmes.near import Near
from programmes.ordering import Order

NOWHERE = Near("", "any")


class Ours:
    def __init__(self, index: Index):
        self.index = index

    def answer(self, question: Question) -> Answer:
        words = self.index.find(question.word) if question.word else None
        found = self.index.select(question.chosen, NOWHERE, words)
        listed = self.index.listed(found, Order.MUSIC, slice(0, PAGE))
        raw = self.index.ids.raw
        return Answer(
            found.total, found.counts, [raw[n * SIZE : (n + 1) * SIZE].hex() for n in listed.positions]
        )
