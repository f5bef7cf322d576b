"""What every peer is asked, and what an answer is: the total, every count and the first twenty."""

from dataclasses import dataclass, field

from benchmarks.made_up.texts import MIDDLING
from programmes.filters import FACETS

PAGE = 20

Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Question:
    """`chosen` values by facet: any of them inside a facet, all facets together. `word` is one whole word."""

    name: str
    chosen: dict[str, list[str]] = field(default_factory=dict)
    word: str = ""

    def without(self, facet: str) -> "Question":
        """What a facet's own counts are counted among."""
        return Question(self.name, {f: v for f, v in self.chosen.items() if f != facet}, self.word)


@dataclass(frozen=True)
class Answer:
    """`ids` are the first twenty in the default order; `counts` has every value of every facet, 0 too."""

    total: int
    counts: Counts
    ids: list[str]


TWO = {"frequency": ["several_weekly", "weekly"], "funding": ["nhs_council", "charity"]}
FOUR = TWO | {"led_by": ["registered", "claimed"], "aftercare": ["group", "one_to_one"]}

Q0 = Question("Q0")
Q2 = Question("Q2", TWO)
Q4 = Question("Q4", FOUR)
QT = Question("QT", TWO, MIDDLING[0])
QUESTIONS = [Q0, Q2, Q4, QT]
# For the Django admin, which takes one value a facet.
ONE_VALUE = Question("one value", {"frequency": ["weekly"]})


def cold_words() -> list[Question]:
    """QT again, each time with a word that nobody has looked for yet."""
    return [Question("QT, cold", TWO, word) for word in MIDDLING[1:]]


def all_counts(found: dict[str, dict[str, int]]) -> Counts:
    """`found` with a 0 for what no programme has, in the order the facets are declared."""
    return {name: {v: found.get(name, {}).get(v, 0) for v in one.values} for name, one in FACETS.items()}


class Unequal(Exception):
    """Two peers answer the same question differently: nothing they take can be compared."""


def agree(question: Question, answers: dict[str, Answer]) -> None:
    """Raises Unequal, naming the first difference, unless all answers are the same."""
    (first, expected), *others = answers.items()
    for name, answer in others:
        for part in ("total", "ids", "counts"):
            if (theirs := getattr(answer, part)) != (ours := getattr(expected, part)):
                raise Unequal(
                    f"{question.name}: {name} and {first} differ in {part}: {_first_difference(theirs, ours)}"
                )


def _first_difference(theirs, ours) -> str:
    if isinstance(ours, dict):
        facet = next(f for f in ours if theirs.get(f) != ours[f])
        return f"{facet}: {theirs.get(facet)} and {ours[facet]}"
    return f"{theirs} and {ours}"
