"""What each programme of the demonstration is to show: dealt out first, so that the shares are exact."""

import re
from collections import Counter
from dataclasses import dataclass

from django.utils.text import slugify

from desk.demo.dice import deal
from desk.demo.rows import read
from programmes.vocabulary import LedBy, ListingStatus

# About four in ten have a registered music therapist whom we checked.
OUTCOMES = {
    LedBy.REGISTERED: 42,
    LedBy.CLAIMED: 14,
    LedBy.OUT_OF_DATE: 12,
    LedBy.NOT_REGISTERED: 4,
    LedBy.ACTIVITY: 16,
    LedBy.NOT_KNOWN: 12,
}
FRESH, AGEING, OLDER, NEVER = "fresh", "ageing", "older", "never"
# Days; well inside six months, twelve months and beyond, so that no day of the year tips one over.
DAYS = {FRESH: (4, 165), AGEING: (192, 345), OLDER: (380, 900)}
# How old the oldest of the three questions' checks is; never: its values were edited since.
BANDS = {
    LedBy.REGISTERED: {FRESH: 58, AGEING: 22, OLDER: 10, NEVER: 10},
    LedBy.CLAIMED: {FRESH: 30, AGEING: 25, OLDER: 20, NEVER: 25},
    LedBy.OUT_OF_DATE: {FRESH: 15, AGEING: 30, OLDER: 45, NEVER: 10},
    LedBy.NOT_REGISTERED: {FRESH: 50, AGEING: 30, OLDER: 10, NEVER: 10},
    LedBy.ACTIVITY: {FRESH: 40, AGEING: 25, OLDER: 15, NEVER: 20},
    LedBy.NOT_KNOWN: {FRESH: 12, AGEING: 12, OLDER: 16, NEVER: 60},
}
ENDINGS = {
    "R": " – residential",
    "R2": " – second stage",
    "W": " – women’s programme",
    "M": " – men’s programme",
    "G": " – gambling programme",
    "D": " – day programme",
    "C": " – community group",
    "Y": " – young people’s group",
    "O": " – online",
    "U": "",
}
# Said in the name even when the centre offers nothing else.
ALWAYS_SAID = {"C", "Y", "O"}


def plain_slug(words: str) -> str:
    return slugify(re.sub("[’']", "", words.replace("/", " ")))


@dataclass(frozen=True)
class Plan:
    """One programme to make: `code` is the kind of offer, `row` its centre's row."""

    number: int
    row: dict
    code: str
    name: str
    status: str
    outcome: str
    band: str

    @property
    def slug(self) -> str:
        """The name, and the town where the name does not say it."""
        words = self.name if self.row["town"] in self.name else f"{self.name} {self.row['town']}"
        return plain_slug(words)

    @property
    def is_blank(self) -> bool:
        """A draft that nobody has asked about yet; the others want only to be published."""
        return self.status == ListingStatus.DRAFT and self.number % 36 == 13


def plans() -> list[Plan]:
    offers = [(row, code, name) for row in read("centres.csv") for code, name in _offers(row)]
    outcomes = _outcomes([code for _, code, _ in offers])
    bands = _bands(outcomes)
    return [
        Plan(n, row, code, name, _status(n, code), outcomes[n], bands[n])
        for n, (row, code, name) in enumerate(offers)
    ]


def _offers(row: dict) -> list[tuple[str, str]]:
    """(code, name) of each: "C=Monday Drums" names it, "C" alone is named after the centre."""
    codes = re.findall(r"(\w+)(?:=(.*?))?(?= [A-Z]\d?(?:=|$| )|$)", row["offers"])
    return [(code, name or _name(row["name"], code, len(codes))) for code, name in codes]


def _name(centre: str, code: str, offers: int) -> str:
    return centre if offers == 1 and code not in ALWAYS_SAID else centre + ENDINGS[code]


def _outcomes(codes: list[str]) -> list[str]:
    """Dealt out, but where not even the setting is known, nobody knows who leads it either."""
    outcomes = deal("outcomes", OUTCOMES, len(codes))
    for n in (n for n, code in enumerate(codes) if code == "U" and outcomes[n] != LedBy.NOT_KNOWN):
        other = next(i for i, code in enumerate(codes) if code != "U" and outcomes[i] == LedBy.NOT_KNOWN)
        outcomes[n], outcomes[other] = outcomes[other], outcomes[n]
    return outcomes


def _bands(outcomes: list[str]) -> list[str]:
    """A band for each, in the shares of its outcome."""
    count = Counter(outcomes)
    stacks = {outcome: deal(f"bands {outcome}", BANDS[LedBy(outcome)], n) for outcome, n in count.items()}
    return [stacks[outcome].pop() for outcome in outcomes]


def _status(number: int, code: str) -> str:
    if number % 18 == 13:
        return ListingStatus.DRAFT
    return ListingStatus.CLOSED if number % 26 == 20 else ListingStatus.PUBLISHED
