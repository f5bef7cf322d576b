"""The strip: a week in treatment as beats, a bar line, then the months that music carries on.

Beats fill from the left, one a session: nobody has told us which days. Dashed outlines are what
nobody knows; they are never left empty, which would read as none.
"""

from dataclasses import dataclass

from programmes.vocabulary import Aftercare, AftercareLength, Frequency

BEATS = 7
MONTHS = 12
LESS_THAN_WEEKLY = {Frequency.FORTNIGHTLY, Frequency.MONTHLY, Frequency.OCCASIONAL}


@dataclass(frozen=True)
class Half:
    """One side of the bar line: the marks by their class, whether they are known, and the same in words."""

    marks: tuple[str, ...]
    words: str
    is_known: bool = True
    goes_on: bool = False


@dataclass(frozen=True)
class Strip:
    week: Half
    after: Half

    @property
    def words(self) -> str:
        return f"In treatment: {self.week.words}. Afterwards: {self.after.words}."


def strip_of(programme) -> Strip:
    return Strip(week=_week(programme), after=_after(programme))


def _row(length: int, filled: int, mark: str = "on") -> tuple[str, ...]:
    return (mark,) * filled + ("",) * (length - filled)


def _week(programme) -> Half:
    frequency = Frequency(programme.frequency)
    if frequency in LESS_THAN_WEEKLY:
        return Half(_row(BEATS, 1, "part"), frequency.label.lower())
    if frequency == Frequency.WEEKLY:
        return Half(_row(BEATS, 1), "1 session a week")
    if frequency == Frequency.SEVERAL_WEEKLY:
        sessions = programme.sessions_per_week
        return Half(_row(BEATS, min(sessions or 2, BEATS)), _several(sessions))
    words = "on request" if frequency == Frequency.ON_REQUEST else "how often is not known yet"
    return Half(_row(BEATS, 0), words, is_known=False)


def _several(sessions: int | None) -> str:
    if not sessions:
        return "more than once a week"
    return f"{sessions} sessions a week" if sessions <= BEATS else f"{BEATS} or more sessions a week"


def _after(programme) -> Half:
    if not programme.aftercare:
        return Half(_row(MONTHS, 0), "not known yet", is_known=False)
    if Aftercare.STOPS in programme.aftercare:
        return Half(_row(MONTHS, 0), "stops on leaving")
    if programme.aftercare_length == AftercareLength.NOT_KNOWN:
        return Half(
            _row(MONTHS, 0), f"{programme.aftercare_kinds}, for how long is not known yet", is_known=False
        )
    if programme.aftercare_length == AftercareLength.OPEN_ENDED:
        return Half(_row(MONTHS, MONTHS), f"{programme.aftercare_kinds}, with no time limit", goes_on=True)
    months = programme.aftercare_months
    words = f"{programme.aftercare_kinds} for {months} month{'' if months == 1 else 's'}"
    return Half(_row(MONTHS, min(months, MONTHS)), words, goes_on=months > MONTHS)
