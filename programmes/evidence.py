"""How we know: each answer, where it comes from and when it was checked. And what is left to ask."""

import datetime
from dataclasses import dataclass

from programmes.freshness import Freshness, band
from programmes.models import FactCheck, Programme
from programmes.vocabulary import NOT_KNOWN, CheckOutcome, LedBy, Topic

METHOD_WORDS = {
    "phone": "The centre told us by phone",
    "website": "The centre's website",
    "register": "A public register",
    "visit": "We visited",
    "document": "A document the centre gave us",
    "letter": "The centre wrote to us",
}
ASKED_IN_VAIN = {
    "phone": "We asked by phone; they did not know",
    "website": "The centre's website does not say",
    "register": "The register does not say",
    "visit": "We visited and asked; they did not know",
    "document": "Their document does not say",
    "letter": "We wrote and asked; they did not know",
}


@dataclass(frozen=True)
class Evidence:
    question: str
    answer: str
    check: FactCheck | None
    is_due: bool

    @property
    def source(self) -> str:
        if not self.check:
            return ""
        words = ASKED_IN_VAIN if self.check.outcome == CheckOutcome.ASKED_NOT_KNOWN else METHOD_WORDS
        return words[self.check.method]


def evidence_of(programme: Programme, today: datetime.date) -> list[Evidence]:
    """One row for each of the three questions; needs a programme loaded with `for_detail()`."""
    answers = {
        Topic.LEADERSHIP: ("Who leads it", programme.who_leads),
        Topic.FREQUENCY: ("How often", programme.how_often),
        Topic.AFTERCARE: ("After you leave", programme.after_leaving),
    }
    ids = {topic: getattr(programme, f"{topic}_check_id") for topic in answers}
    checks = FactCheck.objects.in_bulk([pk for pk in ids.values() if pk])
    return [
        Evidence(
            question, answer, check, check is not None and band(check.checked_on, today) == Freshness.OLD
        )
        for topic, (question, answer) in answers.items()
        for check in [checks.get(ids[topic])]
    ]


# (is it open?, the question), in the order to ask them.
QUESTIONS = [
    (
        lambda p: p.led_by != LedBy.REGISTERED,
        "Who leads the sessions? Are they on the HCPC register as a music therapist, and under which number?",
    ),
    (
        lambda p: p.frequency == NOT_KNOWN,
        "How many sessions a week does each person get, and how long is one?",
    ),
    (lambda p: not p.music_format, "Is it in a group, one to one, or both?"),
    (lambda p: not p.aftercare, "Does the music carry on after leaving? Who runs it, and where?"),
    (
        lambda p: p.aftercare and "stops" not in p.aftercare and p.aftercare_length == NOT_KNOWN,
        "For how long does the music carry on after leaving?",
    ),
    (
        lambda p: p.aftercare and "stops" not in p.aftercare and p.aftercare_price == NOT_KNOWN,
        "Is the music afterwards included in the price?",
    ),
    (
        lambda p: p.asks_about_craving == NOT_KNOWN,
        "Do you ask each person about music that brings on craving?",
    ),
    (
        lambda p: p.has_assessment == NOT_KNOWN,
        "Is there an assessment, and are goals agreed with each person?",
    ),
    (
        lambda p: p.price_from is not None and not p.price_includes,
        "What does the price include, and what costs extra?",
    ),
    (
        lambda p: p.price_from is not None and not p.leaving_early,
        "What happens to the money if someone leaves early?",
    ),
]


def questions_for(programme: Programme) -> list[str]:
    """What this listing leaves open, in words to ask the centre with."""
    return [question for is_open, question in QUESTIONS if is_open(programme)]
