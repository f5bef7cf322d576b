"""What is written to the demonstration's questions after they came. Nothing in it is anybody's."""

from dataclasses import dataclass

from enquiries.vocabulary import CallOutcome, EntryKind


@dataclass(frozen=True)
class Said:
    """So many hours after the question came. Open ones came a day to three ago: theirs are of the same evening."""

    hours: int
    kind: EntryKind
    text: str = ""
    outcome: CallOutcome | str = ""


def _line(hours: int, text: str) -> Said:
    return Said(hours, EntryKind.LINE, text)


def _answer(hours: int, text: str) -> Said:
    return Said(hours, EntryKind.ANSWER, text)


def _call(hours: int, outcome: CallOutcome, text: str = "") -> Said:
    return Said(hours, EntryKind.CALL, text, outcome)


def _note(hours: int, text: str) -> Said:
    return Said(hours, EntryKind.NOTE, text)


def _hand_over(hours: int, text: str) -> Said:
    return Said(hours, EntryKind.HANDED_OVER, text)


# By the question's place in questions.py. Who is said to be taken or answered there is so here too.
EXCHANGED: dict[int, list[Said]] = {
    0: [_line(3, "I forgot to say: it is an acoustic guitar, and it has a case with a lock.")],
    1: [_hand_over(2, "You know their week better than I do.")],
    2: [_call(2, CallOutcome.NOT_REACHED, "Rang out. Left nothing: a voicemail is not safe.")],
    6: [
        _call(1, CallOutcome.VOICEMAIL, "Said only that we called, and when we try again."),
        _note(2, "The centre measures the door of the music room for us."),
    ],
    9: [
        _note(1, "The centre's answering machine asks to write instead."),
        _hand_over(2, "I am on the other line all afternoon: could you ring?"),
        _call(3, CallOutcome.NOT_REACHED),
    ],
    13: [_note(1, "Asked the centre who leads it, to look them up on the register.")],
    3: [_call(20, CallOutcome.REACHED, "Told them what the listing says, and whom to ask for the rest.")],
    4: [
        _answer(
            20,
            "You do not have to read music. What we know of one to one sessions is on the page of the programme, under "
            "“The music”; what it does not say yet, ask the centre, whose number is there too.",
        ),
        # The day before yesterday, so it waits again.
        _line(51 * 24, "I have a place now. Should I bring a list of the songs that I cannot bear?"),
    ],
    7: [
        _note(4, "Their page says what is known of this: send the link."),
        _answer(
            20,
            "That is a good question to ask them before you come. The page of the programme says what we know of it, and "
            "lists it among the questions where we know nothing.",
        ),
    ],
    10: [
        _answer(
            20, "The centre decides that with you when you call. Say what you told us: a week is a start."
        )
    ],
    11: [
        _answer(20, "Ask them for this in writing before he goes: “What if he leaves early?” is on the list.")
    ],
    12: [
        _answer(20, "Gofynnwch iddyn nhw pan fyddwch yn ffonio. Their page says which languages we know of.")
    ],
    16: [_call(20, CallOutcome.REACHED, "Talked it over with them; they ring the centre themselves.")],
    17: [
        _answer(
            20, "The page of each programme says what it treats. In the search, tick “Gambling” to see those."
        )
    ],
    18: [_answer(20, "Some do. We know of none that promises it, so ask them what is kept, and by whom.")],
    19: [
        _answer(
            20,
            "That differs from week to week, and they did not give us a number. Their phone is on the page.",
        ),
    ],
}
# Who is away: first day and last, as days before today; None is until further notice.
AWAY: list[tuple[str, int, int | None]] = [
    ("manager", 50, 40),
    ("handler", -20, -27),
    ("admin", 3, None),
]
