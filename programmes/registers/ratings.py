"""Whether a rating is worse than another of the same regulator. Scales of two regulators are never compared."""

import re

from programmes.models import Register

# CQC's four, the worst first (cqc.org.uk, "How we rate").
CQC_RATINGS = ("Inadequate", "Requires improvement", "Good", "Outstanding")
# The Care Inspectorate's grades, 1 to 6, over its key questions: the lowest and the highest.
GRADES = re.compile(r"Grades? ([1-6])(?: to ([1-6]))? of 6\b")

# How the two lowest look, the worst first. Grades count from 1: "unsatisfactory" and "weak".
LOWEST = ("bad", "due")

Rank = tuple[int, int]


def rank(register: str, words: str) -> Rank | None:
    """The higher the better; of grades, the lowest counts before the highest. None if it is not known."""
    if register == Register.CARE_INSPECTORATE:
        found = GRADES.match(words)
        return (int(found[1]), int(found[2] or found[1])) if found else None
    for place, rating in enumerate(CQC_RATINGS):
        if re.match(rf"{rating}\b", words):
            return place, place
    return None


def best_above(register: str, now: str, earlier: list[str]) -> str:
    """The best of the earlier ratings that is better than the present one; empty if none is, or it is not known."""
    here = rank(register, now)
    if here is None:
        return ""
    ranked = [(there, words) for words in earlier if (there := rank(register, words))]
    best, words = max(ranked, default=(here, ""))
    return words if best > here else ""


def tone(register: str, words: str) -> str:
    """`bad` for the lowest rating of a regulator's scale and `due` for the next; empty for others, or if not known."""
    here = rank(register, words) if register in Register.values else None
    if here is None:
        return ""
    place = here[0] - (register == Register.CARE_INSPECTORATE)
    return LOWEST[place] if place < len(LOWEST) else ""
