"""What a listing leaves open, as questions to ask the centre with."""

from programmes.models import Programme
from programmes.vocabulary import NOT_KNOWN, LedBy

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
